package dev.dyno.workloads.pool.conformance;

import dev.dyno.contracts.pool.Computation;
import dev.dyno.contracts.pool.Fork;
import dev.dyno.contracts.pool.PoolFactory;
import dev.dyno.contracts.pool.PoolSpec;
import dev.dyno.contracts.pool.PoolStatistics;
import dev.dyno.contracts.pool.Saturation;
import dev.dyno.contracts.pool.TaskBody;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.contracts.pool.TaskScope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A pool in as few lines as it takes, with faults to choose from. Right without faults, except that
 * it allocates. All fields of the pool, its computations and its tasks are guarded by the pool's
 * lock.
 */
final class PlainPool implements TaskPool {
    private static final int RARE = 97;
    private static final int SPOILED_SUBMISSION = 1_000;

    private final Set<PoolFault> faults;
    private final PoolSpec spec;
    private final ArrayDeque<Task> queue = new ArrayDeque<>();
    private final List<Thread> threads = new ArrayList<>();
    private int submissionsWaiting;
    private int submissions;
    private int forks;
    private long steals;
    private long failures;
    private boolean isClosed;
    private boolean isAborted;

    private PlainPool(Set<PoolFault> faults, PoolSpec spec) {
        this.faults = faults;
        this.spec = spec;
        for (int worker = 0; worker < spec.workers(); worker++) {
            int index = worker;
            Thread thread = Thread.ofPlatform().daemon().unstarted(() -> work(index));
            // Some die on purpose.
            thread.setUncaughtExceptionHandler((_, _) -> {});
            threads.add(thread);
        }
    }

    /** Returns what starts such pools. */
    static PoolFactory with(PoolFault... faults) {
        EnumSet<PoolFault> chosen = EnumSet.noneOf(PoolFault.class);
        chosen.addAll(Set.of(faults));
        return spec -> {
            PlainPool pool = new PlainPool(chosen, spec);
            pool.threads.forEach(Thread::start);
            return pool;
        };
    }

    private boolean has(PoolFault fault) {
        return faults.contains(fault);
    }

    /** A submitted task with all its forks. */
    private final class Work implements Computation {
        private final TaskBody body;
        private boolean isCancelled;
        private boolean isDone;
        private long value;
        private @Nullable Throwable failure;

        Work(TaskBody body) {
            this.body = body;
        }

        private boolean isInVain() {
            synchronized (PlainPool.this) {
                return (isCancelled && !has(PoolFault.BEGINS_WHAT_IS_CANCELLED)) || isAborted;
            }
        }

        private void end(long result, @Nullable Throwable thrown) {
            synchronized (PlainPool.this) {
                value = result;
                boolean isLate = thrown == null && (isCancelled || isAborted);
                failure = isLate ? new CancellationException("it was cancelled") : thrown;
                if (has(PoolFault.HIDES_FAILURES)) {
                    failure = null;
                }
                isDone = true;
                PlainPool.this.notifyAll();
            }
        }

        @Override
        public long await() {
            checkNoWorker();
            Throwable thrown;
            synchronized (PlainPool.this) {
                awaitUninterruptibly(() -> isDone);
                if (isCancelled && has(PoolFault.CANCELS_WHAT_HAS_ENDED)) {
                    throw new CancellationException("it is cancelled");
                }
                thrown = failure;
            }
            rethrow(thrown);
            return value;
        }

        @Override
        public boolean await(long timeoutNanos) throws InterruptedException {
            checkNoWorker();
            synchronized (PlainPool.this) {
                long deadline = System.nanoTime() + timeoutNanos;
                for (long left = timeoutNanos; !isDone && left > 0; ) {
                    TimeUnit.NANOSECONDS.timedWait(PlainPool.this, left);
                    left = deadline - System.nanoTime();
                }
                return isDone;
            }
        }

        @Override
        public boolean isDone() {
            synchronized (PlainPool.this) {
                return isDone;
            }
        }

        @Override
        public void cancel() {
            synchronized (PlainPool.this) {
                isCancelled = true;
            }
        }
    }

    /** A task that whoever claims it first runs. */
    private final class Task implements Fork {
        private final Work work;
        private final @Nullable Scope parent;
        private final boolean isRare;
        private long task;
        private boolean isClaimed;
        private boolean isDone;
        private long value;
        private @Nullable Throwable failure;

        Task(Work work, long task, @Nullable Scope parent) {
            this.work = work;
            this.task = task;
            this.parent = parent;
            this.isRare = parent != null && forks % RARE == 0;
        }

        private boolean claim() {
            synchronized (PlainPool.this) {
                if (isClaimed) {
                    return false;
                }
                isClaimed = true;
                queue.remove(this);
                return true;
            }
        }

        private long call(Scope scope) {
            if (isRare && has(PoolFault.RUNS_A_FORK_TWICE)) {
                work.body.run(task, scope);
            }
            return work.body.run(task, scope);
        }

        /** Runs it as a worker that has claimed it. */
        private void run() {
            long result = 0;
            Throwable thrown = null;
            if (work.isInVain() && !has(PoolFault.BEGINS_WHEN_ABORTED)) {
                thrown = new CancellationException("it was cancelled");
            } else {
                Scope scope = new Scope(work);
                try {
                    result = call(scope);
                } catch (RuntimeException failed) {
                    thrown = failed;
                } catch (Error error) {
                    if (has(PoolFault.DIES_OF_ERRORS)) {
                        throw error;
                    }
                    thrown = error;
                }
                if (thrown != null) {
                    countFailure();
                }
                scope.end();
            }
            end(result, thrown);
        }

        private void end(long result, @Nullable Throwable thrown) {
            synchronized (PlainPool.this) {
                value = result;
                failure = thrown;
                isDone = true;
                PlainPool.this.notifyAll();
            }
            if (parent == null) {
                work.end(result, thrown);
            }
        }

        @Override
        public boolean unfork() {
            if (isRare && has(PoolFault.FORGETS_WHAT_OTHERS_FOUND) && claim()) {
                // As if another had been faster.
                run();
                return false;
            }
            boolean isBack = claim();
            if (isBack && parent != null) {
                parent.forget(this);
            }
            return isBack;
        }

        @Override
        public long result() {
            Scope scope = Objects.requireNonNull(parent);
            if (!has(PoolFault.JOINS_BY_WAITING) && claim()) {
                scope.forget(this);
                try {
                    return call(scope);
                } catch (RuntimeException failed) {
                    throw has(PoolFault.WRAPS_FAILURES)
                            ? new IllegalStateException("a fork failed", failed)
                            : failed;
                }
            }
            synchronized (PlainPool.this) {
                awaitUninterruptibly(() -> isDone || isAborted);
            }
            scope.forget(this);
            rethrow(
                    failure != null && has(PoolFault.WRAPS_FAILURES)
                            ? new IllegalStateException("a fork failed", failure)
                            : failure);
            return has(PoolFault.FORGETS_WHAT_OTHERS_FOUND) ? 0 : value;
        }
    }

    /** What a task that a worker runs has forked and not joined. */
    private final class Scope implements TaskScope {
        private final Work work;
        private final List<Task> open = new ArrayList<>();

        Scope(Work work) {
            this.work = work;
        }

        @Override
        public Fork fork(long task) {
            synchronized (PlainPool.this) {
                if (has(PoolFault.HAS_ONE_FORK) && !open.isEmpty()) {
                    open.getLast().task = task;
                    return open.getLast();
                }
                if (open.size() == spec.tasksMax() && !has(PoolFault.HAS_NO_BOUND_OF_FORKS)) {
                    throw new RejectedExecutionException("too many forks wait to be joined");
                }
                forks++;
                Task fork = new Task(work, task, this);
                if (fork.isRare && has(PoolFault.LOSES_A_RARE_FORK)) {
                    fork.isClaimed = true;
                    fork.isDone = true;
                    return fork;
                }
                open.add(fork);
                queue.add(fork);
                PlainPool.this.notifyAll();
                return fork;
            }
        }

        private void forget(Task fork) {
            synchronized (PlainPool.this) {
                open.remove(fork);
            }
        }

        /** Leaves out what nobody has begun, and waits for the rest. */
        private void end() {
            if (has(PoolFault.LEAVES_FORKS_BEHIND)) {
                return;
            }
            synchronized (PlainPool.this) {
                open.removeIf(Task::claim);
                awaitUninterruptibly(() -> open.stream().allMatch(fork -> fork.isDone));
            }
        }

        @Override
        public boolean isCancelled() {
            synchronized (PlainPool.this) {
                return (work.isCancelled || isAborted) && !has(PoolFault.TELLS_NOBODY);
            }
        }
    }

    private void work(int index) {
        if (!has(PoolFault.PLACES_NOBODY)) {
            spec.placement().bind(index);
        }
        if (has(PoolFault.PLACES_ONE_TWICE)) {
            spec.placement().bind(0);
        }
        for (Task task = take(); task != null; task = take()) {
            task.run();
        }
    }

    private synchronized @Nullable Task take() {
        boolean wasInterrupted = Thread.interrupted();
        wasInterrupted |= awaitCondition(() -> !queue.isEmpty() || isClosed);
        if (wasInterrupted && has(PoolFault.PASSES_INTERRUPTS_ON)) {
            Thread.currentThread().interrupt();
        }
        Task task = queue.poll();
        if (task != null) {
            task.isClaimed = true;
            steals += task.parent == null || has(PoolFault.COUNTS_NO_THEFTS) ? 0 : 1;
            submissionsWaiting -= task.parent == null ? 1 : 0;
            // Somebody may wait for room.
            notifyAll();
        }
        return task;
    }

    private synchronized void countFailure() {
        failures += has(PoolFault.COUNTS_NO_FAILURES) ? 0 : 1;
    }

    private boolean isWorker() {
        return threads.contains(Thread.currentThread());
    }

    private void checkNoWorker() {
        if (isWorker() && !has(PoolFault.LETS_WORKERS_WAIT)) {
            throw new IllegalStateException("a worker waits for its own pool");
        }
    }

    @Override
    public Computation submit(TaskBody body, long task) {
        Work work = new Work(body);
        if (!put(work, task)) {
            throw new RejectedExecutionException("closed or full");
        }
        return work;
    }

    @Override
    public boolean execute(TaskBody body, long task) {
        return put(new Work(body), task);
    }

    private synchronized boolean put(Work work, long task) {
        if (isWorker() && has(PoolFault.REFUSES_ITS_WORKERS)) {
            return false;
        }
        if (isFull()) {
            boolean refuses =
                    spec.saturation() == Saturation.REJECT
                            || isWorker()
                            || has(PoolFault.LETS_NOBODY_WAIT);
            if (refuses) {
                return false;
            }
            awaitUninterruptibly(
                    () -> !isFull() || (isClosed && !has(PoolFault.LETS_WAIT_FOR_EVER)));
        }
        if (isClosed && !has(PoolFault.ACCEPTS_WHEN_CLOSED)) {
            return false;
        }
        submissions++;
        boolean isSpoiled = submissions == SPOILED_SUBMISSION;
        if (isSpoiled && has(PoolFault.LOSES_A_SUBMISSION)) {
            return true;
        }
        add(new Task(work, task, null));
        if (isSpoiled && has(PoolFault.RUNS_A_SUBMISSION_TWICE)) {
            add(new Task(work, task, null));
        }
        return true;
    }

    private boolean isFull() {
        return submissionsWaiting >= spec.submissionsMax() && !has(PoolFault.HAS_NO_BOUND);
    }

    private void add(Task task) {
        queue.add(task);
        submissionsWaiting++;
        if (!has(PoolFault.WAKES_NOBODY)) {
            notifyAll();
        }
    }

    private interface Condition {
        boolean holds();
    }

    private void awaitUninterruptibly(Condition condition) {
        if (awaitCondition(condition)) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits, holding the lock; answers whether an interrupt came. */
    private boolean awaitCondition(Condition condition) {
        boolean wasInterrupted = false;
        while (!condition.holds()) {
            try {
                wait();
            } catch (InterruptedException _) {
                wasInterrupted = true;
            }
        }
        return wasInterrupted;
    }

    private static void rethrow(@Nullable Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException failed) {
            throw failed;
        }
    }

    @Override
    public synchronized void shutdown(Shutdown how) {
        boolean isIgnored = isClosed && has(PoolFault.KEEPS_DRAINING);
        isAborted |= how == Shutdown.ABORT && !isIgnored;
        isClosed = true;
        if (how == Shutdown.DRAIN && has(PoolFault.DRAIN_FORGETS_WHAT_WAITS)) {
            queue.clear();
        }
        notifyAll();
    }

    @Override
    public boolean awaitTermination(long timeoutNanos) {
        long deadline = System.nanoTime() + timeoutNanos;
        try {
            for (Thread thread : threads) {
                long left = Math.max(1, deadline - System.nanoTime());
                TimeUnit.NANOSECONDS.timedJoin(thread, left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return threads.stream().noneMatch(Thread::isAlive);
    }

    @Override
    public void close() {
        shutdown(Shutdown.DRAIN);
        while (!awaitTermination(Long.MAX_VALUE / 4)) {
            // Nobody waits that long.
        }
    }

    @Override
    public synchronized PoolStatistics statistics() {
        return new PoolStatistics(steals, 0, 0, failures);
    }
}
