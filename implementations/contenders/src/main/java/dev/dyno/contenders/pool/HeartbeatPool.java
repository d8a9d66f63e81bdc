package dev.dyno.contenders.pool;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.pool.PoolSpec;
import dev.dyno.contracts.pool.TaskPool;

/**
 * {@link StealingPool} whose workers offer their oldest fork at the beats of a clock, so that what
 * a theft costs is spread over the time between two beats.
 *
 * <p>The clock is the thief's: where nobody is idle it does not beat, and nothing is offered. In
 * the source each worker has a clock of its own, which beats always.
 *
 * <p>Source: Acar, Charguéraud, Guatto, Rainey, Sieczkowski, "Heartbeat Scheduling: Provable
 * Efficiency for Nested Parallelism", PLDI 2018.
 */
@Implementation(
        id = "heartbeat-pool",
        summary = "Forks are the worker's alone; at the beats of a thief it offers its oldest.",
        hotClasses = {StealingWorker.class, ForkFrame.class})
final class HeartbeatPool {
    private static final StealingPool.Kind KIND =
            new StealingPool.Kind(ChaseLevDeque::new, StealingPool.Offers.BY_BEAT, 1);

    private HeartbeatPool() {}

    /** Starts a pool. */
    static TaskPool start(PoolSpec spec) {
        return StealingPool.start(KIND, spec);
    }
}
