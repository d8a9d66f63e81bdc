package dev.dyno.contracts.pool;

/**
 * What a running task may ask of its pool. Belongs to the call of {@link TaskBody#run} that it was
 * given to; not to be kept, and not to be used by another thread.
 */
public interface TaskScope {
    /**
     * Offers a task to other workers, with the same body. The caller joins all its forks before it
     * returns, the last one first.
     *
     * <p>Memory order: release; the task sees what the caller did before. Progress: wait-free where
     * the pool has {@link PoolCapability#LOCK_FREE_FORK}.
     *
     * @return the way to its result, good until it has been joined or taken back
     * @throws java.util.concurrent.RejectedExecutionException if more forks wait to be joined than
     *     the pool has room for; the caller may run the task itself
     */
    Fork fork(long task);

    /**
     * Answers whether the computation was cancelled, has failed, or its pool is being aborted, so
     * that what is left to do is in vain. An acquire read.
     */
    boolean isCancelled();
}
