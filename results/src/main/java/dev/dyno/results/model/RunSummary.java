package dev.dyno.results.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statistics of a run, recomputed from its raw samples at every reading; what {@code run
 * --json} prints and reports show.
 *
 * @param runFolder the folder it was computed from
 * @param status complete, interrupted, failed or cut_off
 * @param missing what is missing, for a reader
 */
public record RunSummary(
        int schemaVersion,
        String runFolder,
        String runId,
        String status,
        List<String> missing,
        List<Row> rows) {
    /** How the note on a thread that was not on its CPU begins; no view leaves it out. */
    public static final String UNVERIFIED_NOTE = "a thread was not verified on its CPU";

    /**
     * One workload and implementation.
     *
     * @param kind closed_loop or open_loop
     * @param verdict valid, invalid, unavailable, unsupported, failed, crashed, timeout or missing
     * @param reason why it is not valid, or null
     * @param unit of estimate and interval, for example {@code messages_per_second}
     * @param estimate the median over forks, or null
     * @param interval of the estimate, or null where there are too few forks
     * @param forks how many forks the estimate rests on
     * @param percentiles of response times, per offered rate; empty for closed loop
     * @param ratioToReference estimate over the reference's, or null; for open loop the reference's
     *     p99 over this one's at the highest rate both sustained, over the pairs of forks, so that
     *     above one is better
     * @param comparison the same against the strongest peer of the workload, or against the
     *     implementation that the reader named; null for itself and where there is none
     * @param allocatedBytesPerOperation the worst fork's, or null
     * @param notes warnings for a reader
     */
    public record Row(
            String workload,
            String domain,
            String contract,
            String implementation,
            String implementationKind,
            String kind,
            String verdict,
            @Nullable String reason,
            String unit,
            @Nullable Double estimate,
            @Nullable Interval interval,
            int forks,
            List<RatePercentiles> percentiles,
            @Nullable Ratio ratioToReference,
            @Nullable Comparison comparison,
            @Nullable Double allocatedBytesPerOperation,
            List<String> notes) {}

    /**
     * A confidence interval.
     *
     * @param confidence the coverage that it really has, for example 0.96875 for six forks
     */
    public record Interval(double low, double high, double confidence) {}

    /**
     * A ratio with its interval, or with null where there are too few pairs of forks.
     *
     * @param pairs how many pairs of forks it rests on
     */
    public record Ratio(double estimate, @Nullable Interval interval, int pairs) {}

    /**
     * A ratio to another implementation than the reference.
     *
     * @param implementation the other's id
     */
    public record Comparison(String implementation, Ratio ratio) {}

    /**
     * The percentiles at one offered rate, over all forks.
     *
     * @param sustained whether the system kept up: completions at least 99 % of the offered rate,
     *     less what a random schedule of that length may fall short of it by chance
     */
    public record RatePercentiles(
            String arrivals,
            double offeredPerSecond,
            double achievedPerSecond,
            boolean sustained,
            List<Percentile> percentiles) {}

    /**
     * One percentile with its honesty.
     *
     * @param percent for example 99.9
     * @param valueNanos null when fewer than ten samples lie beyond it
     * @param lowNanos the lower end of its 95 % order-statistic interval, or null
     * @param highNanos the upper end, or null
     * @param samplesBeyond how many samples lie beyond it
     * @param samplesMissing how many more samples in all would be needed to show it, else 0
     */
    public record Percentile(
            double percent,
            @Nullable Long valueNanos,
            @Nullable Long lowNanos,
            @Nullable Long highNanos,
            long samplesBeyond,
            long samplesMissing) {}
}
