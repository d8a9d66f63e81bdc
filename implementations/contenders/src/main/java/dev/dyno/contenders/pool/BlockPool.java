package dev.dyno.contenders.pool;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.pool.PoolSpec;
import dev.dyno.contracts.pool.TaskPool;

/** {@link StealingPool} over {@link BlockDeque}. */
@Implementation(
        id = "block-pool",
        summary = "Every fork goes through a deque of blocks.",
        hotClasses = {StealingWorker.class, ForkFrame.class})
final class BlockPool {
    private static final StealingPool.Kind KIND =
            new StealingPool.Kind(BlockDeque::new, StealingPool.Offers.AT_ONCE, 1);

    private BlockPool() {}

    /** Starts a pool. */
    static TaskPool start(PoolSpec spec) {
        return StealingPool.start(KIND, spec);
    }
}
