package dev.dyno.peers.jdk;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.pool.PoolSpec;
import dev.dyno.contracts.pool.TaskPool;

/** {@link ForkJoinTaskPool} whose forks are CountedCompleters. */
@Implementation(
        id = "fork-join-completer",
        summary = "The JDK's ForkJoinPool in its usual mode; a fork is a CountedCompleter.")
final class ForkJoinCompleter {
    private ForkJoinCompleter() {}

    /** Starts a pool. */
    static TaskPool start(PoolSpec spec) {
        return ForkJoinTaskPool.start(spec, ForkJoinTaskPool.Mode.LIFO, ForkedCompleter::offer);
    }
}
