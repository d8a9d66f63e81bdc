package dev.dyno.results.model;

import java.util.List;

/**
 * A comparison of a build with itself, as it is or slowed by a known size: what the gate should
 * have said of it is known. A line of a calibration's {@code comparisons.jsonl}.
 *
 * @param index in the order of time, from 0
 * @param benchmark the comparison's name, as {@code gate.json} lists it
 * @param slowdown what slowed the candidate, for example {@code spin}, or {@code none}
 * @param slowedFraction by which an operation of the candidate cost more, 0 for none
 * @param seed of this comparison
 * @param startedAt UTC, ISO 8601
 * @param seconds how long it took
 * @param groups everything that was measured; without the columns that no verdict needs
 */
public record CalibrationComparison(
        int schemaVersion,
        int index,
        String benchmark,
        String slowdown,
        double slowedFraction,
        long seed,
        String startedAt,
        double seconds,
        List<DuetGroup> groups) {
    /** The version that this program writes. */
    public static final int SCHEMA_VERSION = 1;

    /** The name of no slowdown. */
    public static final String NONE = "none";

    /** Copies the list. */
    public CalibrationComparison {
        groups = List.copyOf(groups);
    }

    /** Answers whether a build was compared with itself as it is. */
    public boolean comparesEquals() {
        return slowdown.equals(NONE);
    }
}
