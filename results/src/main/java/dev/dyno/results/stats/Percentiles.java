package dev.dyno.results.stats;

import dev.dyno.results.model.RunSummary.Percentile;
import org.HdrHistogram.Histogram;

/**
 * Percentiles with their honesty: none is shown with fewer than ten samples beyond it, and each
 * carries the interval of the order statistics around it.
 *
 * <p>The interval takes the ranks {@code np ± z·sqrt(np(1-p))}, the normal approximation of the
 * binomial, which is good where a percentile is shown at all. It treats samples as independent;
 * queueing makes them dependent within a fork, so it is a lower bound on the uncertainty.
 */
public final class Percentiles {
    /** How many samples must lie beyond a percentile that is shown. */
    public static final long SAMPLES_BEYOND_MIN = 10;

    private static final double NORMAL_975 = 1.959963984540054;

    private Percentiles() {}

    /**
     * Returns one percentile of a histogram in nanoseconds.
     *
     * @param percent above 0 and below 100
     */
    public static Percentile of(Histogram nanos, double percent) {
        long count = nanos.getTotalCount();
        double fraction = percent / 100;
        long beyond = (long) Math.floor(count * (1 - fraction) + 1e-9);
        if (beyond < SAMPLES_BEYOND_MIN) {
            long needed = (long) Math.ceil(SAMPLES_BEYOND_MIN / (1 - fraction) * (1 - 1e-9));
            return new Percentile(percent, null, null, null, beyond, Math.max(1, needed - count));
        }
        double spread = NORMAL_975 * Math.sqrt(count * fraction * (1 - fraction));
        return new Percentile(
                percent,
                nanos.getValueAtPercentile(percent),
                at(nanos, count * fraction - spread, count),
                at(nanos, count * fraction + spread, count),
                beyond,
                0);
    }

    private static long at(Histogram nanos, double rank, long count) {
        double clamped = Math.min((double) count, Math.max(1, rank));
        return nanos.getValueAtPercentile(clamped / count * 100);
    }
}
