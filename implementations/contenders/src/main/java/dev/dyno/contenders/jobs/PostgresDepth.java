package dev.dyno.contenders.jobs;

import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;

/**
 * How many jobs are live, without counting them at each enqueue: what this process adds and ends is
 * added to the last count, and they are counted again when what other processes do could matter.
 * Guarded by itself.
 */
final class PostgresDepth {
    private static final int PARTS = 8;
    private static final long OLD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final long depthMax;
    private long live = -1;
    private long acceptedSince;
    private long countedNanos;

    PostgresDepth(long depthMax) {
        this.depthMax = depthMax;
    }

    synchronized void accepted(long jobs) {
        acceptedSince += jobs;
        live += jobs;
    }

    synchronized void ended(long jobs) {
        live -= jobs;
    }

    /**
     * Returns how many jobs are live, as far as this process knows.
     *
     * @param count counts them, up to a limit
     */
    synchronized long estimate(LongUnaryOperator count) {
        long room = depthMax - live;
        long now = System.nanoTime();
        // Many may have been accepted elsewhere too, or many ended where this one sees no room.
        boolean mayBeMore = acceptedSince > Math.max(0, room) / PARTS;
        boolean mayBeLess = room < depthMax / PARTS && now - countedNanos > OLD_NANOS;
        if (live < 0 || mayBeMore || mayBeLess) {
            live = count.applyAsLong(depthMax + 1);
            acceptedSince = 0;
            countedNanos = now;
        }
        return live;
    }
}
