package dev.dyno.contracts.pool;

/**
 * What a pool has counted since it began. Counts of different workers are read one after the other,
 * so that they agree only while the pool is quiet.
 *
 * @param steals tasks that a worker took from another, or {@link #UNKNOWN}
 * @param parks how often a worker went to sleep, or {@link #UNKNOWN}
 * @param wakes how often a worker was woken up, or {@link #UNKNOWN}
 * @param failures executed tasks that threw
 */
public record PoolStatistics(long steals, long parks, long wakes, long failures) {
    /** Stands for what a pool does not count. */
    public static final long UNKNOWN = -1;
}
