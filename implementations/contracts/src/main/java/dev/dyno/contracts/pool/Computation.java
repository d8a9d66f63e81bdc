package dev.dyno.contracts.pool;

/** A submitted task with everything that it forks. Safe for use by any thread. */
public interface Computation {
    /**
     * Waits for the end; an interrupt is kept for later. Memory order: acquire; the caller sees
     * what all tasks of the computation did.
     *
     * @return the task's result
     * @throws RuntimeException what it failed with, an {@link Error} as such
     * @throws java.util.concurrent.CancellationException if it was cancelled before its end
     * @throws IllegalStateException if called by one of the pool's workers
     */
    long await();

    /**
     * Waits for the end for a limited time.
     *
     * @param timeoutNanos how long at most; 0 looks once
     * @return whether it has ended, be it by an exception
     * @throws InterruptedException if the calling thread is interrupted
     */
    boolean await(long timeoutNanos) throws InterruptedException;

    /** Answers whether it has ended, be it by an exception or a cancellation. An acquire read. */
    boolean isDone();

    /**
     * Asks that it end soon: what nobody has begun is left out, and what runs sees {@link
     * TaskScope#isCancelled}. Without effect after its end. {@link #await} then throws a {@link
     * java.util.concurrent.CancellationException} when its last task has ended, unless it had
     * failed before.
     */
    void cancel();
}
