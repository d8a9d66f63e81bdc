package dev.dyno.contracts.pool.parts;

import dev.dyno.contracts.pool.Computation;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The end of a submitted task, for pools that make an object for each. Safe for use by any thread.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>value, failure</td><td>worker, once</td><td>any</td><td>plain</td><td>ended</td></tr>
 * <tr><td>isCancelled</td><td>any</td><td>any</td><td>volatile</td><td>none</td></tr>
 * </table>
 */
public final class PoolJob implements Computation {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final BooleanSupplier isAborted;
    private final BooleanSupplier isWorker;
    private long value;
    private @Nullable Throwable failure;
    private volatile boolean isCancelled;

    /**
     * Creates the end of a task that has not begun.
     *
     * @param isAborted whether its pool is being aborted
     * @param isWorker whether the calling thread is one of its pool's workers
     */
    public PoolJob(BooleanSupplier isAborted, BooleanSupplier isWorker) {
        this.isAborted = isAborted;
        this.isWorker = isWorker;
    }

    /** Returns whether what is left to do is in vain; also when its first task has failed. */
    public boolean isInVain() {
        return isCancelled || isAborted.getAsBoolean() || isDone();
    }

    /** Ends it; by the worker that ran its first task, once. */
    public void end(long result, @Nullable Throwable thrown) {
        value = result;
        failure =
                thrown == null && isInVain()
                        ? new CancellationException("the computation was cancelled")
                        : thrown;
        ended.countDown();
    }

    private void checkNoWorker() {
        if (isWorker.getAsBoolean()) {
            throw new IllegalStateException(
                    "a worker waits for its own pool; let the task fork instead");
        }
    }

    @Override
    public long await() {
        checkNoWorker();
        while (!WorkerThreads.uninterruptibly(this::hasEnded, Long.MAX_VALUE / 4)) {
            // Nobody waits that long.
        }
        Throwable thrown = failure;
        if (thrown != null) {
            throw Failures.rethrow(thrown);
        }
        return value;
    }

    @Override
    public boolean await(long timeoutNanos) throws InterruptedException {
        checkNoWorker();
        return hasEnded(timeoutNanos);
    }

    private boolean hasEnded(long timeoutNanos) throws InterruptedException {
        return ended.await(timeoutNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public boolean isDone() {
        return ended.getCount() == 0;
    }

    @Override
    public void cancel() {
        isCancelled = true;
    }
}
