package dev.dyno.peers.jdk;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.pool.PoolSpec;
import dev.dyno.contracts.pool.TaskPool;

/** {@link ForkJoinTaskPool} whose workers take their own oldest task. */
@Implementation(
        id = "fork-join-async",
        summary = "The JDK's ForkJoinPool in its asynchronous mode; a fork is a RecursiveTask.")
final class ForkJoinFifo {
    private ForkJoinFifo() {}

    /** Starts a pool. */
    static TaskPool start(PoolSpec spec) {
        return ForkJoinTaskPool.start(spec, ForkJoinTaskPool.Mode.FIFO, ForkedTask::offer);
    }
}
