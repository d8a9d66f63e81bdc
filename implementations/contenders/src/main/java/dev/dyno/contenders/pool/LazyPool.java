package dev.dyno.contenders.pool;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.pool.PoolSpec;
import dev.dyno.contracts.pool.TaskPool;

/** {@link StealingPool} whose workers offer a fork only when a thief has asked for one. */
@Implementation(
        id = "lazy-pool",
        summary = "Forks are the worker's alone until a thief asks; then it offers its oldest.",
        hotClasses = {StealingWorker.class, ForkFrame.class})
final class LazyPool {
    private static final StealingPool.Kind KIND =
            new StealingPool.Kind(ChaseLevDeque::new, StealingPool.Offers.WHEN_ASKED, 1);

    private LazyPool() {}

    /** Starts a pool. */
    static TaskPool start(PoolSpec spec) {
        return StealingPool.start(KIND, spec);
    }
}
