package dev.dyno.contracts.pool;

/**
 * A task that was offered to other workers. Used by the thread that forked it, once: either {@link
 * #unfork} that answers true, or {@link #result}.
 */
public interface Fork {
    /**
     * Takes the task back, if no other worker has begun it. The caller then runs it as a part of
     * itself. Wait-free; memory order as {@link WorkStealingDeque#pop}.
     *
     * @return false if another worker has it or the pool runs it; {@link #result} has its result
     *     then
     */
    boolean unfork();

    /**
     * Joins the task and returns its result. Runs it if no other worker has begun it; while another
     * runs it the caller may run other tasks, or blocks. Memory order: acquire; the caller sees
     * what the task did.
     *
     * @throws RuntimeException what the task threw, an {@link Error} as such, or one of the same
     *     class that has it among its causes
     * @throws java.util.concurrent.CancellationException if the task was not run because the
     *     computation was cancelled
     */
    long result();
}
