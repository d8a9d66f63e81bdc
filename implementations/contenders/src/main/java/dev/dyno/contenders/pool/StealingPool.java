package dev.dyno.contenders.pool;

import dev.dyno.contracts.pool.Computation;
import dev.dyno.contracts.pool.DequeFactory;
import dev.dyno.contracts.pool.DequeSpec;
import dev.dyno.contracts.pool.PoolSpec;
import dev.dyno.contracts.pool.PoolStatistics;
import dev.dyno.contracts.pool.Saturation;
import dev.dyno.contracts.pool.TaskBody;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.contracts.pool.WorkStealingDeque;
import dev.dyno.contracts.pool.parts.WorkerThreads;
import java.util.Arrays;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Workers that take tasks from each other by deques of any kind.
 *
 * <p><b>Idea.</b> Tasks from outside come through one ring. A worker that finds nothing there, and
 * nothing to steal, looks for about as long as it takes to be woken up, and then sleeps. While
 * another runs a computation, one of the sleepers, the watcher, sleeps for short times only and
 * looks again, so that no worker that forks must ever wake anybody. A pool without a computation
 * sleeps without a limit. Who submits wakes one worker, unless one is looking already.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>workers, threads</td><td>constructor</td><td>any</td><td>plain</td><td>thread start</td>
 * </tr>
 * <tr><td>rest</td><td>workers, who submits</td><td>any</td><td>see {@link RestingWorkers}</td>
 * <td>none</td></tr>
 * <tr><td>isAborted</td><td>any, once</td><td>any</td><td>volatile</td><td>none</td></tr>
 * </table>
 *
 * The fields of this object are written at the pool's ends only.
 */
final class StealingPool implements TaskPool {
    /**
     * What a pool does with forks, and how its thieves take them.
     *
     * @param deques make the deques
     * @param offers when forks are offered
     * @param tasksPerTheft how many a thief takes at most
     */
    record Kind(DequeFactory deques, Offers offers, int tasksPerTheft) {
        boolean isEager() {
            return offers == Offers.AT_ONCE;
        }
    }

    /** When a worker offers its forks. */
    enum Offers {
        /** Each at once. */
        AT_ONCE,
        /** The oldest, when a thief has asked. */
        WHEN_ASKED,
        /** The same, but a thief asks at the beats of its clock only. */
        BY_BEAT
    }

    /** How often a worker looks for something to do before it sleeps. */
    private static final int SPINS = 500;

    /** How often one looks that has napped. */
    private static final int NAP_SPINS = 20;

    private static final long ROOM_PARK_NANOS_MAX = 100_000;

    private final Kind kind;
    private final PoolSpec spec;
    private final SubmissionRing submissions;
    private final StealingWorker[] workers;
    private final WorkerThread[] threads;
    private final RestingWorkers rest;
    private volatile boolean isAborted;

    private StealingPool(Kind kind, PoolSpec spec) {
        this.kind = kind;
        this.spec = spec;
        this.submissions = new SubmissionRing(spec.submissionsMax());
        this.workers = new StealingWorker[spec.workers()];
        this.threads = new WorkerThread[spec.workers()];
        for (int index = 0; index < workers.length; index++) {
            workers[index] = new StealingWorker(this, index);
            threads[index] = new WorkerThread(this, workers[index]);
        }
        this.rest = new RestingWorkers(workers, threads);
    }

    /** Starts a pool. */
    static TaskPool start(Kind kind, PoolSpec spec) {
        StealingPool pool = new StealingPool(kind, spec);
        for (WorkerThread thread : pool.threads) {
            thread.start();
        }
        return pool;
    }

    Kind kind() {
        return kind;
    }

    PoolSpec spec() {
        return spec;
    }

    StealingWorker[] workers() {
        return workers;
    }

    Thread thread(int worker) {
        return threads[worker];
    }

    SubmissionRing submissions() {
        return submissions;
    }

    boolean isAborted() {
        return isAborted;
    }

    WorkStealingDeque newDeque() {
        return kind.deques().create(DequeSpec.fixed(spec.tasksMax()));
    }

    private static final class WorkerThread extends Thread {
        private final StealingPool pool;
        private final StealingWorker worker;

        WorkerThread(StealingPool pool, StealingWorker worker) {
            super("dyno-worker-" + worker.index);
            this.pool = pool;
            this.worker = worker;
            setDaemon(true);
        }

        @Override
        public void run() {
            pool.spec.placement().bind(worker.index);
            pool.serve(worker);
        }
    }

    private void serve(StealingWorker worker) {
        StealingJob executed = new StealingJob(this, (task, _) -> task, 0);
        rest.beginLooking();
        long napNanos = 0;
        while (true) {
            if (look(worker, executed, napNanos == 0 ? SPINS : NAP_SPINS)) {
                napNanos = 0;
                continue;
            }
            if (hasEnded()) {
                break;
            }
            napNanos = rest.sleep(worker, this::isNeeded, this::isAnyBusy, napNanos);
        }
        rest.endLooking();
        // The others may have slept until there was nothing left to do.
        rest.wakeAll();
    }

    /** Says that a worker that was looking has found something. */
    void beginWork() {
        if (rest.endLooking() && !submissions.isEmpty()) {
            rest.wakeOne();
        }
    }

    /** Says that it has done it and looks again. */
    void endWork() {
        rest.beginLooking();
    }

    void wakeOne() {
        rest.wakeOne();
    }

    /** Looks for something to do and does it; false if there was nothing for a while. */
    private static boolean look(StealingWorker worker, StealingJob executed, int turns) {
        for (int turn = 0; turn < turns; turn++) {
            if (worker.work(executed)) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    private boolean hasEnded() {
        return submissions.isClosed() && submissions.isEmpty() && !isAnyBusy();
    }

    private boolean isNeeded() {
        return !submissions.isEmpty() || hasEnded();
    }

    private boolean isAnyBusy() {
        for (StealingWorker worker : workers) {
            if (worker.isBusy()) {
                return true;
            }
        }
        return false;
    }

    private boolean isWorker(Thread thread) {
        return thread instanceof WorkerThread own && own.pool == this;
    }

    /**
     * Fails if the calling thread is a worker, which must not wait for what it is to do itself.
     *
     * @throws IllegalStateException if it is
     */
    void checkNoWorker() {
        if (isWorker(Thread.currentThread())) {
            throw new IllegalStateException(
                    "a worker waits for its own pool; let the task fork instead");
        }
    }

    @Override
    public Computation submit(TaskBody body, long task) {
        StealingJob job = new StealingJob(this, body, task);
        if (!put(body, task, job)) {
            throw new RejectedExecutionException(
                    submissions.isClosed()
                            ? "the pool is shut down"
                            : spec.submissionsMax()
                                    + " submitted tasks wait, and the pool rejects");
        }
        return job;
    }

    @Override
    public boolean execute(TaskBody body, long task) {
        return put(body, task, null);
    }

    private boolean put(TaskBody body, long task, @Nullable StealingJob job) {
        long parkNanos = 1_000;
        while (true) {
            switch (submissions.offer(body, task, job)) {
                case ACCEPTED -> {
                    rest.wakeForWork();
                    return true;
                }
                case CLOSED -> {
                    return false;
                }
                case FULL -> {
                    if (spec.saturation() == Saturation.REJECT
                            || isWorker(Thread.currentThread())) {
                        return false;
                    }
                    LockSupport.parkNanos(this, parkNanos);
                    parkNanos = Math.min(ROOM_PARK_NANOS_MAX, parkNanos * 2);
                }
            }
        }
    }

    @Override
    public void shutdown(Shutdown how) {
        if (how == Shutdown.ABORT) {
            isAborted = true;
        }
        submissions.close();
        rest.wakeAll();
    }

    @Override
    public boolean awaitTermination(long timeoutNanos) {
        checkNoWorker();
        return WorkerThreads.joinUninterruptibly(Arrays.asList(threads), timeoutNanos);
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
        long steals = 0;
        long parks = 0;
        long failures = 0;
        for (StealingWorker worker : workers) {
            steals += (long) StealingFields.STEALS.getOpaque(worker);
            parks += (long) StealingFields.PARKS.getOpaque(worker);
            failures += (long) StealingFields.FAILURES.getOpaque(worker);
        }
        return new PoolStatistics(steals, parks, rest.wakes(), failures);
    }
}
