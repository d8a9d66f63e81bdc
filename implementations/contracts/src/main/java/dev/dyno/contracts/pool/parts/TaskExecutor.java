package dev.dyno.contracts.pool.parts;

/** Runs what it is given on threads of its own. Safe for use by any thread. */
public interface TaskExecutor {
    /**
     * Offers something to run. Memory order: release before, acquire in the thread that runs it.
     *
     * @return false if there is no room; it will not run then
     */
    boolean offer(Runnable task);

    /** Says that a task which was offered need not run any more; it may run in spite of that. */
    default void forget(Runnable task) {}

    /** Accepts nothing more; what was accepted runs. */
    void shutdown();

    /**
     * Waits until all threads have ended after {@link #shutdown}.
     *
     * @throws InterruptedException if the calling thread is interrupted
     */
    boolean awaitTermination(long timeoutNanos) throws InterruptedException;
}
