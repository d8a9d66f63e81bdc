package dev.dyno.contenders.pool;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.pool.PoolSpec;
import dev.dyno.contracts.pool.TaskPool;

/** {@link StealingPool} over {@link MembarrierChaseLevDeque}. */
@Implementation(
        id = "chase-lev-membarrier-pool",
        summary = "Every fork goes through a deque whose owner has no fence.",
        hotClasses = {StealingWorker.class, ForkFrame.class})
final class MembarrierPool {
    private static final StealingPool.Kind KIND =
            new StealingPool.Kind(MembarrierChaseLevDeque::new, StealingPool.Offers.AT_ONCE, 1);

    private MembarrierPool() {}

    /** Starts a pool. */
    static TaskPool start(PoolSpec spec) {
        return StealingPool.start(KIND, spec);
    }
}
