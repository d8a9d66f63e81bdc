package dev.dyno.harness.cli;

import dev.dyno.results.baseline.BaselineComparison;
import dev.dyno.results.baseline.BaselineComparison.RowChange;
import dev.dyno.results.model.RunSummary.Interval;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A run beside a baseline as a table for a terminal, and sentences below it. */
final class CompareText {
    private CompareText() {}

    static void print(BaselineComparison comparison, PrintWriter out) {
        out.println(comparison.runId() + " against " + comparison.baselineId());
        if (comparison.advisory()) {
            out.println("ADVISORY, measured under other conditions:");
            comparison.differences().forEach(one -> out.println("  " + one));
        } else {
            out.println("Both on machines of class " + comparison.runClass() + ".");
        }
        TextTable table =
                new TextTable(
                        "workload",
                        "implementation",
                        "figure",
                        "to reference",
                        "before",
                        "change",
                        "interval",
                        "verdict");
        for (RowChange row : comparison.rows()) {
            table.row(
                    row.workload(),
                    row.implementation(),
                    percent(row.figureRatio()),
                    times(row.after()),
                    times(row.before()),
                    percent(row.change()),
                    row.verdict() == null ? "-" : interval(row.interval()),
                    row.verdict() == null ? "reference" : row.verdict());
        }
        table.print(out, "");
        comparison.leftOut().forEach(one -> out.println("left out: " + one));
        out.println(conclusion(comparison));
    }

    private static String conclusion(BaselineComparison comparison) {
        long judged = comparison.rows().stream().filter(row -> row.verdict() != null).count();
        return String.format(
                Locale.ROOT,
                "%s%d of %d slower by %s %% or more, %d inconclusive; above 0 %% is better.",
                comparison.advisory() ? "Advisory: " : "",
                count(comparison, BaselineComparison.SLOWER),
                judged,
                HistoryText.percent(comparison.detectFraction()),
                count(comparison, BaselineComparison.INCONCLUSIVE));
    }

    private static long count(BaselineComparison comparison, String verdict) {
        return comparison.rows().stream().filter(row -> verdict.equals(row.verdict())).count();
    }

    private static String percent(@Nullable Double ratio) {
        return ratio == null ? "-" : String.format(Locale.ROOT, "%+.1f %%", (ratio - 1) * 100);
    }

    private static String times(@Nullable Double ratio) {
        return ratio == null ? "-" : String.format(Locale.ROOT, "%.2fx", ratio);
    }

    private static String interval(@Nullable Interval interval) {
        return interval == null
                ? "too few forks"
                : "[" + percent(interval.low()) + ", " + percent(interval.high()) + "]";
    }
}
