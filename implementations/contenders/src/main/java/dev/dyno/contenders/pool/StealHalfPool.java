package dev.dyno.contenders.pool;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.pool.PoolSpec;
import dev.dyno.contracts.pool.TaskPool;

/** {@link StealingPool} whose thieves take several tasks at once. */
@Implementation(
        id = "steal-half-pool",
        summary = "Thieves take half of what a deque of Chase and Lev holds.",
        hotClasses = {StealingWorker.class, ForkFrame.class})
final class StealHalfPool {
    private static final StealingPool.Kind KIND =
            new StealingPool.Kind(ChaseLevDeque::new, StealingPool.Offers.AT_ONCE, 32);

    private StealHalfPool() {}

    /** Starts a pool. */
    static TaskPool start(PoolSpec spec) {
        return StealingPool.start(KIND, spec);
    }
}
