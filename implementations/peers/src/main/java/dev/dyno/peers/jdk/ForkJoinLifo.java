package dev.dyno.peers.jdk;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.pool.PoolSpec;
import dev.dyno.contracts.pool.TaskPool;

/** {@link ForkJoinTaskPool} whose workers take their own youngest task. */
@Implementation(
        id = "fork-join",
        summary = "The JDK's ForkJoinPool in its usual mode; a fork is a RecursiveTask.")
final class ForkJoinLifo {
    private ForkJoinLifo() {}

    /** Starts a pool. */
    static TaskPool start(PoolSpec spec) {
        return ForkJoinTaskPool.start(spec, ForkJoinTaskPool.Mode.LIFO, ForkedTask::offer);
    }
}
