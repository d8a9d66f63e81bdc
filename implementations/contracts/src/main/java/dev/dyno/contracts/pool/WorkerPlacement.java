package dev.dyno.contracts.pool;

/** Where workers run: called by each worker's own thread, once, before it takes its first task. */
@FunctionalInterface
public interface WorkerPlacement {
    /**
     * Binds the calling thread.
     *
     * @param workerIndex counts the workers from 0; a thread that takes the place of one that ended
     *     has its index
     */
    void bind(int workerIndex);
}
