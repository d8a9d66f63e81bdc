package dev.dyno.results.baseline;

import dev.dyno.results.model.RunSummary.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run beside a baseline; what {@code compare --json} prints.
 *
 * @param baselineId the id of the run that was kept as the baseline
 * @param runClass the run's class of machines
 * @param baselineClass the baseline's
 * @param advisory whether the runs were measured under different conditions, so that nothing may
 *     fail on what is found
 * @param detectFraction the smallest change that matters
 * @param differences in which conditions the runs differ, for a reader; empty if not advisory
 * @param leftOut what is in both runs and cannot be compared, and why, for a reader
 */
public record BaselineComparison(
        int schemaVersion,
        String runId,
        String baselineId,
        String runClass,
        String baselineClass,
        boolean advisory,
        double detectFraction,
        List<String> differences,
        List<RowChange> rows,
        List<String> leftOut) {
    /** The version of this record's components. */
    public static final int SCHEMA_VERSION = 1;

    /** The verdict on what became worse. */
    public static final String SLOWER = "slower";

    /** The verdict on what the runs cannot tell. */
    public static final String INCONCLUSIVE = "inconclusive";

    /** Copies the lists. */
    public BaselineComparison {
        differences = List.copyOf(differences);
        rows = List.copyOf(rows);
        leftOut = List.copyOf(leftOut);
    }

    /** Answers whether something is slower by figures that may be compared. */
    public boolean findsRegression() {
        return !advisory && rows.stream().anyMatch(row -> SLOWER.equals(row.verdict()));
    }

    /**
     * One implementation on one workload. All ratios are such that above one is better.
     *
     * @param figureRatio the figure over the baseline's, which the machine's state moves too; null
     *     where the comparison is advisory or a run has no figure
     * @param before the baseline's ratio to the reference, or null for the reference itself
     * @param after this run's
     * @param change after over before, or null for the reference itself
     * @param interval of the change, wider than it need be: the ends of both runs' intervals
     *     divided by each other; null where a run has too few forks
     * @param verdict faster, same, slower or inconclusive; null for the reference itself
     */
    public record RowChange(
            String workload,
            String implementation,
            @Nullable Double figureRatio,
            @Nullable Double before,
            @Nullable Double after,
            @Nullable Double change,
            @Nullable Interval interval,
            @Nullable String verdict) {}
}
