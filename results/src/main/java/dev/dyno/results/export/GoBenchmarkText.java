package dev.dyno.results.export;

import dev.dyno.results.gate.GateResult;
import dev.dyno.results.gate.GateResult.ArmFigures;
import dev.dyno.results.gate.GateResult.ComparisonResult;
import dev.dyno.results.model.RunSummary;
import dev.dyno.results.model.RunSummary.Percentile;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.stats.Percentiles;
import dev.dyno.results.store.StoredRun;
import dev.dyno.results.summary.Forks;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * The Go benchmark data format, one line per fork. With {@code benchstat -col arm} the arms of a
 * gate stand side by side, with {@code -col /impl} the implementations of a run. A gate's unit
 * starts with the first word of the metric, so that two metrics of one benchmark do not mix: {@code
 * cpu-ns/op}.
 */
public final class GoBenchmarkText {
    private static final double[] PERCENTS = {50, 90, 99, 99.9};

    private GoBenchmarkText() {}

    /** Returns every arm of every comparison that was measured. */
    public static String render(GateResult result) {
        StringBuilder text = new StringBuilder();
        for (ComparisonResult comparison : result.comparisons()) {
            for (ArmFigures arm : comparison.arms()) {
                text.append("arm: ").append(arm.arm().name().toLowerCase(Locale.ROOT)).append('\n');
                for (double cost : arm.forkCosts()) {
                    text.append(name(comparison.benchmark()))
                            .append("\t1\t")
                            .append(cost)
                            .append(' ')
                            .append(unit(comparison))
                            .append('\n');
                }
            }
        }
        return text.toString();
    }

    /** Returns throughputs, and the percentiles that a fork can show, of the valid rows. */
    public static String render(StoredRun run, RunSummary summary) {
        StringBuilder text = new StringBuilder();
        for (MeasuredRow measured : MeasuredRow.of(run, summary)) {
            if (measured.isOpenLoop()) {
                addResponses(measured, text);
            } else {
                addThroughputs(measured, text);
            }
        }
        return text.toString();
    }

    private static void addThroughputs(MeasuredRow measured, StringBuilder text) {
        String unit = measured.row().unit().replace("_per_second", "/s");
        text.append("Unit ").append(unit).append(" better=higher\n");
        for (TrialResult fork : measured.forks()) {
            text.append(name(measured, ""))
                    .append("\t1\t")
                    .append(Forks.operationsPerSecond(fork))
                    .append(' ')
                    .append(unit)
                    .append('\n');
        }
    }

    private static void addResponses(MeasuredRow measured, StringBuilder text) {
        for (double rate : measured.sustainedRates()) {
            String name = name(measured, "/rate=" + MeasuredRow.rate(rate));
            for (Histogram response : measured.responses(rate)) {
                StringBuilder line = new StringBuilder();
                for (double percent : PERCENTS) {
                    Percentile percentile = Percentiles.of(response, percent);
                    Long nanos = percentile.valueNanos();
                    if (nanos != null) {
                        line.append('\t').append(nanos).append(" p");
                        line.append(Figure.plain(percent)).append("-ns");
                    }
                }
                if (!line.isEmpty()) {
                    text.append(name).append("\t1").append(line).append('\n');
                }
            }
        }
    }

    private static String name(MeasuredRow measured, String suffix) {
        return name(
                measured.row().workload() + "/impl=" + measured.row().implementation() + suffix);
    }

    /** A trailing number after a hyphen would be taken for a count of processors. */
    private static String name(String benchmark) {
        String words =
                benchmark.replaceAll("[\\s\\p{Z}\\p{Cntrl}]+", "_").replaceAll("-(\\d+)$", "_$1");
        return "Benchmark" + words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String unit(ComparisonResult comparison) {
        String metric = Figure.hyphenated(comparison.metric());
        int end = metric.indexOf('-');
        return (end < 0 ? metric : metric.substring(0, end))
                + "-"
                + comparison.unit().replaceAll("\\s+", "_");
    }
}
