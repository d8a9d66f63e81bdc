package dev.dyno.contenders.pool;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.pool.PoolSpec;
import dev.dyno.contracts.pool.TaskPool;

/** {@link StealingPool} over {@link ChaseLevDeque}. */
@Implementation(
        id = "chase-lev-pool",
        summary = "Every fork goes through a padded deque of Chase and Lev.",
        hotClasses = {StealingWorker.class, ForkFrame.class})
final class ChaseLevPool {
    private static final StealingPool.Kind KIND =
            new StealingPool.Kind(ChaseLevDeque::new, StealingPool.Offers.AT_ONCE, 1);

    private ChaseLevPool() {}

    /** Starts a pool. */
    static TaskPool start(PoolSpec spec) {
        return StealingPool.start(KIND, spec);
    }
}
