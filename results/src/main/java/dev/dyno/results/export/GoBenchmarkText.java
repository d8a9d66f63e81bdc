package dev.dyno.results.export;

import dev.dyno.results.gate.GateResult;
import dev.dyno.results.gate.GateResult.ArmFigures;
import dev.dyno.results.gate.GateResult.ComparisonResult;
import java.util.Locale;

/**
 * The Go benchmark data format, one line per fork. With {@code benchstat -col arm} the arms stand
 * side by side. The unit starts with the first word of the metric, so that two metrics of one
 * benchmark do not mix: {@code cpu-ns/op}.
 */
public final class GoBenchmarkText {
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
