package dev.dyno.contenders.pool;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.pool.PoolSpec;
import dev.dyno.contracts.pool.TaskPool;

/** {@link StealingPool} over {@link UnpaddedChaseLevDeque}. */
@Implementation(
        id = "chase-lev-unpadded-pool",
        summary = "The same with the deque's indices on one line: what false sharing costs.",
        hotClasses = {StealingWorker.class, ForkFrame.class})
final class UnpaddedPool {
    private static final StealingPool.Kind KIND =
            new StealingPool.Kind(UnpaddedChaseLevDeque::new, StealingPool.Offers.AT_ONCE, 1);

    private UnpaddedPool() {}

    /** Starts a pool. */
    static TaskPool start(PoolSpec spec) {
        return StealingPool.start(KIND, spec);
    }
}
