package dev.dyno.contracts.risk.parts;

/**
 * Whoever runs lanes: an executor, a work-stealing pool, or the caller itself.
 *
 * <pre>{@code
 * lane -> executor.execute(() -> lanes.run(lane))
 * lane -> pool.execute((task, scope) -> lanes.run((int) task), lane)
 * }</pre>
 */
@FunctionalInterface
public interface LaneWorkers {
    /**
     * Sees to it that {@link RiskLanes#run} is called for a lane, once, on any thread. What the
     * caller did before must be visible there.
     */
    void runSoon(int lane);
}
