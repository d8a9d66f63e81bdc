package dev.dyno.harness.trial;

import dev.dyno.workloads.ArrivalProcess;
import dev.dyno.workloads.SplitMix64;

/**
 * Computes intended start times before a load begins. Equal arguments give equal schedules on every
 * machine: the arithmetic is that of {@link StrictMath}.
 */
public final class ArrivalSchedule {
    /** How many requests arrive together in {@link ArrivalProcess#BURSTS}. */
    public static final int BURST_REQUESTS = 100;

    /** The gap inside a burst: small messages back to back on a 10 Gbit/s line. */
    public static final int BURST_GAP_NANOS = 100;

    private static final double NANOS_PER_SECOND = 1e9;

    private ArrivalSchedule() {}

    /**
     * Returns the offsets of the intended starts from the beginning of the load, in nanoseconds,
     * never decreasing, the first one 0 except for Poisson arrivals.
     *
     * @param ratePerSecond the mean rate
     * @param count how many requests
     * @param seed varies Poisson arrivals
     */
    public static long[] offsetsNanos(
            ArrivalProcess arrivals, double ratePerSecond, int count, long seed) {
        if (!(ratePerSecond > 0) || ratePerSecond > NANOS_PER_SECOND) {
            throw new IllegalArgumentException(
                    "the rate is " + ratePerSecond + " per second, which is outside 0..1e9");
        }
        double gapNanos = NANOS_PER_SECOND / ratePerSecond;
        return switch (arrivals) {
            case CONSTANT -> constant(gapNanos, count);
            case POISSON -> poisson(gapNanos, count, new SplitMix64(seed));
            case BURSTS -> bursts(gapNanos, count);
        };
    }

    /** Returns how many requests a span holds at this rate, at least one. */
    public static int requestsIn(long spanNanos, double ratePerSecond, long available) {
        double wanted = Math.ceil(spanNanos / NANOS_PER_SECOND * ratePerSecond);
        return (int) Math.clamp(wanted, 1.0, (double) Math.min(available, Integer.MAX_VALUE - 8L));
    }

    /**
     * Makes room in a schedule for whatever is to be done at the borders of slices: behind each
     * border no request is due for a while, and what was due moves up. The order stays, and so do
     * the gaps between requests of one slice.
     *
     * @param offsetsNanos changed in place
     * @param gapNanos less than {@code sliceNanos}
     */
    public static void makeGaps(long[] offsetsNanos, long sliceNanos, long gapNanos) {
        if (gapNanos < 0 || gapNanos >= sliceNanos) {
            throw new IllegalArgumentException(
                    "a gap of " + gapNanos + " ns does not fit a slice of " + sliceNanos + " ns");
        }
        long busyNanos = sliceNanos - gapNanos;
        for (int i = 0; i < offsetsNanos.length; i++) {
            offsetsNanos[i] += (offsetsNanos[i] / busyNanos + 1) * gapNanos;
        }
    }

    private static long[] constant(double gapNanos, int count) {
        long[] offsets = new long[count];
        for (int i = 0; i < count; i++) {
            offsets[i] = (long) (i * gapNanos);
        }
        return offsets;
    }

    private static long[] poisson(double gapNanos, int count, SplitMix64 random) {
        long[] offsets = new long[count];
        double dueNanos = 0;
        for (int i = 0; i < count; i++) {
            double uniform = ((random.nextLong() >>> 11) + 1) * 0x1.0p-53;
            dueNanos -= StrictMath.log(uniform) * gapNanos;
            offsets[i] = (long) dueNanos;
        }
        return offsets;
    }

    private static long[] bursts(double gapNanos, int count) {
        long[] offsets = new long[count];
        double insideNanos = Math.min(BURST_GAP_NANOS, gapNanos);
        for (int i = 0; i < count; i++) {
            int burst = i / BURST_REQUESTS;
            int position = i % BURST_REQUESTS;
            offsets[i] =
                    (long) (burst * (BURST_REQUESTS * gapNanos)) + (long) (position * insideNanos);
        }
        return offsets;
    }
}
