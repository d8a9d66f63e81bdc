package dev.dyno.contracts.pool;

import java.util.EnumSet;
import java.util.Set;

/**
 * Workers that run tasks and take them from each other.
 *
 * <p>A <em>computation</em> is one submitted task with everything that it forks. Tasks of several
 * computations share the workers. A task that is to outlive the one that makes it is submitted.
 *
 * <p>Failures. What a task throws reaches the one who joins it; what the first task throws fails
 * the computation and reaches the one who waits for it. That is the same object, or one of the same
 * class that has it among its causes. This holds for every {@link Throwable}, a {@link
 * StackOverflowError} as well: the worker lives on. Of a task that ends by an exception, the forks
 * which it has not joined run once or never; with {@link PoolCapability#STRUCTURED} none of them
 * runs when the computation has ended. In a computation that has failed or was cancelled, tasks
 * that nobody has begun may be left out.
 *
 * <p>Interrupts. They mean nothing to a pool: a worker that a task left interrupted is not when the
 * next submitted task begins, and whoever waits without a limit keeps an interrupt for later.
 *
 * <table>
 * <caption>Threads, progress and memory order</caption>
 * <tr><th>method</th><th>thread</th><th>progress</th><th>order</th></tr>
 * <tr><td>invoke</td><td>any but the pool's workers</td><td>blocks until the end</td>
 * <td>release before, acquire after</td></tr>
 * <tr><td>submit, execute</td><td>any</td><td>as {@link Saturation} says when full; else lock-free
 * where the pool has LOCK_FREE_FORK</td><td>release; the task sees what was done before</td></tr>
 * <tr><td>shutdown, close</td><td>any but the pool's workers; close blocks</td><td>-</td>
 * <td>acquire at the end: all that tasks did is seen</td></tr>
 * <tr><td>statistics</td><td>any</td><td>wait-free</td><td>opaque</td></tr>
 * </table>
 */
public interface TaskPool extends AutoCloseable {
    /**
     * Runs a computation and returns its result.
     *
     * @throws RuntimeException what the computation failed with, an {@link Error} as such
     * @throws java.util.concurrent.RejectedExecutionException if the pool is shut down, or it is
     *     full and rejects
     * @throws java.util.concurrent.CancellationException if the pool was aborted before its end
     * @throws IllegalStateException if called by one of the pool's workers: a task forks instead
     */
    default long invoke(TaskBody body, long task) {
        return submit(body, task).await();
    }

    /**
     * Submits a computation.
     *
     * @throws java.util.concurrent.RejectedExecutionException if the pool is shut down, or it is
     *     full and rejects
     */
    Computation submit(TaskBody body, long task);

    /**
     * Submits a task whose end nobody waits for and whose result nobody wants. Allocates nothing
     * where the pool has {@link PoolCapability#ALLOCATION_FREE}. What it throws is counted in
     * {@link PoolStatistics#failures}.
     *
     * @return false if the pool is shut down, or it is full and rejects; the task will not run then
     */
    boolean execute(TaskBody body, long task);

    /** How a pool stops. */
    enum Shutdown {
        /** Everything that was accepted runs to its end. */
        DRAIN,
        /**
         * Computations that have begun see {@link TaskScope#isCancelled}; the others are cancelled.
         */
        ABORT
    }

    /**
     * Accepts nothing more, and returns at once. A drain may become an abort by a second call; what
     * has ended stays ended.
     */
    void shutdown(Shutdown how);

    /**
     * Waits until all workers have ended after {@link #shutdown}; an interrupt is kept for later.
     *
     * @param timeoutNanos how long at most
     * @return false if some had not ended by then
     */
    boolean awaitTermination(long timeoutNanos);

    /** Drains the pool and waits until its workers have ended. A second call does nothing. */
    @Override
    void close();

    /** Returns what was counted since the pool began. */
    PoolStatistics statistics();

    /** Returns what this pool promises beyond the contract; everything unless it says otherwise. */
    default Set<PoolCapability> capabilities() {
        return EnumSet.allOf(PoolCapability.class);
    }
}
