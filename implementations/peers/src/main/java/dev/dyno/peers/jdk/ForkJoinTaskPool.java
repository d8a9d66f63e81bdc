package dev.dyno.peers.jdk;

import dev.dyno.contracts.pool.Computation;
import dev.dyno.contracts.pool.PoolCapability;
import dev.dyno.contracts.pool.PoolSpec;
import dev.dyno.contracts.pool.PoolStatistics;
import dev.dyno.contracts.pool.TaskBody;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.contracts.pool.parts.PoolJob;
import dev.dyno.contracts.pool.parts.SubmissionGate;
import dev.dyno.contracts.pool.parts.WorkerThreads;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * The JDK's {@link ForkJoinPool}, used as its authors do: forks are its own tasks, taken back by
 * {@code tryUnfork} and joined by {@code join}, which runs other tasks while it waits. It has as
 * many threads as the spec says and starts no others for those that wait; they stay when they have
 * nothing to do, so that each is placed once.
 *
 * <p>The JDK keeps what a task threw in a class that the first failure initialises. If that failure
 * is a stack overflow the initialisation fails as well, and with it every later one of the process.
 * So a task fails here before any other can.
 */
final class ForkJoinTaskPool implements TaskPool {
    /** Which of its own tasks a worker takes first. */
    enum Mode {
        LIFO,
        FIFO
    }

    private static final long KEEP_ALIVE_DAYS = 1_000;

    static {
        ForkJoinTask<?> failing =
                ForkJoinTask.adapt(() -> {
                    throw new IllegalStateException("the first failure");
                });
        failing.quietlyInvoke();
        if (failing.getException() == null) {
            throw new AssertionError("a task that throws has failed");
        }
    }

    private final SubmissionGate gate;
    private final ForkJoinScope.Offer offer;
    private final ForkJoinPool pool;
    private final LongAdder failures = new LongAdder();
    private volatile boolean isAborted;

    private ForkJoinTaskPool(PoolSpec spec, Mode mode, ForkJoinScope.Offer offer) {
        this.gate = new SubmissionGate(spec);
        this.offer = offer;
        AtomicInteger started = new AtomicInteger();
        this.pool =
                new ForkJoinPool(
                        spec.workers(),
                        own -> new PlacedThread(own, spec, started.getAndIncrement()),
                        null,
                        mode == Mode.FIFO,
                        spec.workers(),
                        spec.workers(),
                        0,
                        _ -> true,
                        KEEP_ALIVE_DAYS,
                        TimeUnit.DAYS);
    }

    /** Starts a pool. */
    static TaskPool start(PoolSpec spec, Mode mode, ForkJoinScope.Offer offer) {
        return new ForkJoinTaskPool(spec, mode, offer);
    }

    private static final class PlacedThread extends ForkJoinWorkerThread {
        private final PoolSpec spec;
        private final int index;

        PlacedThread(ForkJoinPool pool, PoolSpec spec, int index) {
            super(pool);
            this.spec = spec;
            this.index = index;
        }

        @Override
        protected void onStart() {
            super.onStart();
            spec.placement().bind(index);
        }
    }

    void failed() {
        failures.increment();
    }

    private boolean isWorker() {
        return pool.equals(ForkJoinTask.getPool());
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
                    pool.isShutdown()
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
        if (!gate.enter(this::isWorker, pool::isShutdown)) {
            return false;
        }
        ForkJoinScope scope = new ForkJoinScope(this, body, job, offer);
        try {
            pool.execute(() -> {
                gate.leave();
                Thread.interrupted();
                scope.runFirst(task);
            });
            return true;
        } catch (RejectedExecutionException _) {
            gate.leave();
            return false;
        }
    }

    @Override
    public void shutdown(Shutdown how) {
        if (how == Shutdown.ABORT) {
            isAborted = true;
        }
        pool.shutdown();
    }

    @Override
    public boolean awaitTermination(long timeoutNanos) {
        checkNoWorker();
        return WorkerThreads.uninterruptibly(
                left -> pool.awaitTermination(left, TimeUnit.NANOSECONDS), timeoutNanos);
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
                pool.getStealCount(),
                PoolStatistics.UNKNOWN,
                PoolStatistics.UNKNOWN,
                failures.sum());
    }

    @Override
    public Set<PoolCapability> capabilities() {
        return EnumSet.of(
                PoolCapability.PLACEMENT, PoolCapability.FIXED_WORKERS, PoolCapability.DEEP_FORKS);
    }
}
