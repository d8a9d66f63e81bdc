package dev.dyno.contracts.pool.parts;

import dev.dyno.contracts.pool.Computation;
import dev.dyno.contracts.pool.PoolCapability;
import dev.dyno.contracts.pool.PoolSpec;
import dev.dyno.contracts.pool.PoolStatistics;
import dev.dyno.contracts.pool.TaskBody;
import dev.dyno.contracts.pool.TaskPool;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * A pool made of an executor.
 *
 * <p><b>Idea.</b> A fork is an object that is put into the executor; whoever claims it first, the
 * one who forked it or a thread of the executor, runs it. So nobody ever waits for a task that has
 * not begun, and a pool of one thread can join as well. A claimed task that is still in the queue
 * does nothing when its turn comes. Where the queue has no room the fork is not offered, and its
 * parent runs it.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>isShutDown, isAborted</td><td>any, once</td><td>any</td><td>volatile</td><td>none</td>
 * </tr>
 * <tr><td>failures</td><td>workers</td><td>any</td><td>an adder's own</td><td>none</td></tr>
 * </table>
 *
 * Who submits holds {@code ends} for reading, who shuts down for writing, so that the executor is
 * not shut down between a look and an offer.
 */
public final class ExecutorTaskPool implements TaskPool {
    private static final ThreadLocal<@Nullable ExecutorTaskPool> CURRENT = new ThreadLocal<>();
    private static final long ROOM_PARK_NANOS = 20_000;

    private final TaskExecutor executor;
    private final Set<PoolCapability> capabilities;
    private final SubmissionGate gate;
    private final LongAdder failures = new LongAdder();
    private final ReentrantReadWriteLock ends = new ReentrantReadWriteLock();
    private volatile boolean isShutDown;
    private volatile boolean isAborted;

    private ExecutorTaskPool(
            PoolSpec spec, TaskExecutor executor, Set<PoolCapability> capabilities) {
        this.executor = executor;
        this.capabilities = capabilities;
        this.gate = new SubmissionGate(spec);
    }

    /**
     * Makes a pool of an executor that has as many threads as the spec says, and binds them by
     * {@link PoolSpec#placement}.
     */
    public static TaskPool placed(PoolSpec spec, TaskExecutor executor) {
        return new ExecutorTaskPool(
                spec,
                executor,
                EnumSet.of(
                        PoolCapability.PLACEMENT,
                        PoolCapability.FIXED_WORKERS,
                        PoolCapability.DEEP_FORKS));
    }

    /** Makes a pool of an executor that has a thread for each task, and runs it where it likes. */
    public static TaskPool unlimited(PoolSpec spec, TaskExecutor executor) {
        return new ExecutorTaskPool(spec, executor, EnumSet.of(PoolCapability.DEEP_FORKS));
    }

    void failed() {
        failures.increment();
    }

    TaskExecutor executor() {
        return executor;
    }

    private boolean isWorker() {
        return CURRENT.get() == this;
    }

    /** Runs something as a worker of this pool. */
    void asWorker(Runnable work) {
        ExecutorTaskPool before = CURRENT.get();
        CURRENT.set(this);
        try {
            work.run();
        } finally {
            CURRENT.set(before);
        }
    }

    private void checkNoWorker() {
        if (isWorker()) {
            throw new IllegalStateException("a worker waits for the end of its own pool");
        }
    }

    @Override
    public Computation submit(TaskBody body, long task) {
        PoolJob job = new PoolJob(() -> isAborted, this::isWorker);
        if (!put(body, task, job)) {
            throw new RejectedExecutionException(
                    isShutDown
                            ? "the pool is shut down"
                            : "as many submitted tasks wait as there is room for");
        }
        return job;
    }

    @Override
    public boolean execute(TaskBody body, long task) {
        return put(body, task, new PoolJob(() -> isAborted, this::isWorker));
    }

    private boolean put(TaskBody body, long task, PoolJob job) {
        if (!gate.enter(this::isWorker, () -> isShutDown)) {
            return false;
        }
        // The executor must not be shut down between this look and the offer.
        ends.readLock().lock();
        try {
            if (isShutDown) {
                gate.leave();
                return false;
            }
            Runnable first = () -> asWorker(() -> runFirst(body, task, job));
            while (!executor.offer(first)) {
                // Claimed forks leave the queue as workers come to them.
                LockSupport.parkNanos(this, ROOM_PARK_NANOS);
            }
            return true;
        } finally {
            ends.readLock().unlock();
        }
    }

    private void runFirst(TaskBody body, long task, PoolJob job) {
        gate.leave();
        Thread.interrupted();
        if (job.isInVain()) {
            job.end(0, null);
            return;
        }
        long value = 0;
        Throwable thrown = null;
        try {
            value = body.run(task, new ExecutorScope(this, body, job));
        } catch (Throwable failure) {
            thrown = failure;
            failed();
        }
        job.end(value, thrown);
    }

    @Override
    public void shutdown(Shutdown how) {
        if (how == Shutdown.ABORT) {
            isAborted = true;
        }
        isShutDown = true;
        ends.writeLock().lock();
        try {
            executor.shutdown();
        } finally {
            ends.writeLock().unlock();
        }
    }

    @Override
    public boolean awaitTermination(long timeoutNanos) {
        checkNoWorker();
        return WorkerThreads.uninterruptibly(executor::awaitTermination, timeoutNanos);
    }

    @Override
    public void close() {
        checkNoWorker();
        shutdown(Shutdown.DRAIN);
        while (!awaitTermination(Long.MAX_VALUE / 4)) {
            // Nobody waits that long.
        }
    }

    @Override
    public PoolStatistics statistics() {
        return new PoolStatistics(
                PoolStatistics.UNKNOWN,
                PoolStatistics.UNKNOWN,
                PoolStatistics.UNKNOWN,
                failures.sum());
    }

    @Override
    public Set<PoolCapability> capabilities() {
        return EnumSet.copyOf(capabilities);
    }
}
