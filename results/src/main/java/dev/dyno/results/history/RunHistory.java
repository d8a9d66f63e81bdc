package dev.dyno.results.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The history of a benchmark suite; what {@code history --json} prints.
 *
 * @param basis figure or ratio
 * @param fingerprint the class of machines, or null where all classes are taken
 * @param runs how many runs are in it
 * @param runsMin the fewest runs in which a change could be shown
 * @param leftOut runs that are not in it, and why, for a reader
 */
public record RunHistory(
        int schemaVersion,
        String basis,
        @Nullable String fingerprint,
        int runs,
        int runsMin,
        double pMax,
        List<Series> series,
        List<String> leftOut) {
    /** The version of this record's components. */
    public static final int SCHEMA_VERSION = 1;

    /** Copies the lists. */
    public RunHistory {
        series = List.copyOf(series);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * One figure over the runs.
     *
     * @param measure throughput, or response_p99 with the offered rate
     * @param unit of the values
     * @param biggerIsBetter which direction is good
     * @param points in order of time
     * @param changes in order of time
     */
    public record Series(
            String workload,
            String implementation,
            String measure,
            String unit,
            boolean biggerIsBetter,
            List<Point> points,
            List<Change> changes) {
        /** Copies the lists. */
        public Series {
            points = List.copyOf(points);
            changes = List.copyOf(changes);
        }
    }

    /**
     * One run of a series.
     *
     * @param commit what was built, or null outside a repository
     * @param dirty whether the tree differed from that commit
     */
    public record Point(
            String runId,
            String startedAt,
            @Nullable String commit,
            boolean dirty,
            String fingerprint,
            double value) {}

    /**
     * A change of level.
     *
     * @param index the first point of the new level
     * @param changeFraction relative, for example -0.05
     * @param better whether the change is for the better
     * @param p by the test of the search; one of many such tests
     */
    public record Change(
            int index,
            double meanBefore,
            double meanAfter,
            double changeFraction,
            boolean better,
            double p) {}
}
