package dev.dyno.results.export;

import dev.dyno.results.gate.Arm;
import dev.dyno.results.gate.GateResult;
import dev.dyno.results.gate.GateResult.ArmFigures;
import dev.dyno.results.gate.GateResult.ComparisonResult;
import dev.dyno.results.model.RunSummary;
import dev.dyno.results.model.RunSummary.Interval;
import dev.dyno.results.model.RunSummary.Percentile;
import dev.dyno.results.model.RunSummary.RatePercentiles;
import dev.dyno.results.model.RunSummary.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One number of a result, as tools that know neither arms nor forks want it.
 *
 * @param name what was measured
 * @param measure which of its figures, words with hyphens
 * @param better which direction is good
 * @param low the lower end of its interval, or null
 * @param high the upper end, or null
 * @param extra a sentence for a reader, or empty
 */
record Figure(
        String name,
        String measure,
        String unit,
        Better better,
        double value,
        @Nullable Double low,
        @Nullable Double high,
        String extra) {
    /** Which direction is good. */
    enum Better {
        SMALLER,
        BIGGER
    }

    /** Returns the candidate's median cost of each comparison that was measured. */
    static List<Figure> of(GateResult result) {
        List<Figure> figures = new ArrayList<>();
        for (ComparisonResult comparison : result.comparisons()) {
            for (ArmFigures arm : comparison.arms()) {
                if (arm.arm() == Arm.CANDIDATE) {
                    Interval interval = arm.interval();
                    figures.add(
                            new Figure(
                                    comparison.benchmark(),
                                    hyphenated(comparison.metric()),
                                    comparison.unit(),
                                    Better.SMALLER,
                                    arm.medianCost(),
                                    interval == null ? null : interval.low(),
                                    interval == null ? null : interval.high(),
                                    comparison.verdict() + ": " + comparison.reason()));
                }
            }
        }
        return figures;
    }

    /** Returns the throughputs and the shown percentiles of the valid rows. */
    static List<Figure> of(RunSummary summary) {
        List<Figure> figures = new ArrayList<>();
        for (Row row : summary.rows()) {
            if (row.verdict().equals("valid")) {
                addThroughput(row, figures);
                for (RatePercentiles rate : row.percentiles()) {
                    addPercentiles(row, rate, figures);
                }
            }
        }
        return figures;
    }

    private static void addThroughput(Row row, List<Figure> figures) {
        Double estimate = row.estimate();
        if (estimate != null && row.percentiles().isEmpty()) {
            Interval interval = row.interval();
            figures.add(
                    new Figure(
                            name(row),
                            "throughput",
                            row.unit(),
                            Better.BIGGER,
                            estimate,
                            interval == null ? null : interval.low(),
                            interval == null ? null : interval.high(),
                            row.forks() + " forks"));
        }
    }

    private static void addPercentiles(Row row, RatePercentiles rate, List<Figure> figures) {
        for (Percentile percentile : rate.percentiles()) {
            Long value = percentile.valueNanos();
            if (value == null || !rate.sustained()) {
                continue;
            }
            Long low = percentile.lowNanos();
            Long high = percentile.highNanos();
            String measure =
                    String.format(
                            Locale.ROOT,
                            "response-p%s-at-%.0f-per-second",
                            plain(percentile.percent()),
                            rate.offeredPerSecond());
            figures.add(
                    new Figure(
                            name(row),
                            measure,
                            "ns",
                            Better.SMALLER,
                            (double) value,
                            low == null ? null : (double) low,
                            high == null ? null : (double) high,
                            rate.arrivals() + " arrivals, " + row.forks() + " forks"));
        }
    }

    private static String name(Row row) {
        return row.workload() + "/" + row.implementation();
    }

    /** Returns a number without a fraction that says nothing. */
    static String plain(double percent) {
        return percent == Math.rint(percent)
                ? String.valueOf((long) percent)
                : String.valueOf(percent);
    }

    /** Returns a name as words with hyphens, which is what Bencher calls a slug. */
    static String hyphenated(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
    }
}
