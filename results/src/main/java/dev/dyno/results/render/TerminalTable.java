package dev.dyno.results.render;

import dev.dyno.results.model.RunSummary;
import dev.dyno.results.model.RunSummary.Interval;
import dev.dyno.results.model.RunSummary.Percentile;
import dev.dyno.results.model.RunSummary.RatePercentiles;
import dev.dyno.results.model.RunSummary.Ratio;
import dev.dyno.results.model.RunSummary.Row;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A run's summary as one aligned table per workload. */
public final class TerminalTable {
    private static final String FORMAT = "  %-22s %-12s %14s %11s %11s %11s  %s%n";

    private TerminalTable() {}

    /**
     * Returns the text, ending with a line break.
     *
     * @param colour whether bad verdicts are coloured by ANSI codes
     */
    public static String render(RunSummary summary, boolean colour) {
        StringBuilder text = new StringBuilder();
        Set<String> workloads = new LinkedHashSet<>();
        summary.rows().forEach(row -> workloads.add(row.workload()));
        for (String workload : workloads) {
            text.append(System.lineSeparator()).append(workload).append(System.lineSeparator());
            text.append(
                    String.format(
                            Locale.ROOT,
                            FORMAT,
                            "implementation",
                            "verdict",
                            "throughput",
                            "p50",
                            "p99",
                            "p99.9",
                            "ratio to reference"));
            for (Row row : summary.rows()) {
                if (row.workload().equals(workload)) {
                    appendRow(text, row, colour);
                }
            }
        }
        for (String missing : summary.missing()) {
            text.append("Missing: ").append(missing).append(System.lineSeparator());
        }
        return text.toString();
    }

    private static void appendRow(StringBuilder text, Row row, boolean colour) {
        String verdict = row.verdict();
        if (colour && !verdict.equals("valid")) {
            verdict = "\033[31m" + String.format(Locale.ROOT, "%-12s", verdict) + "\033[0m";
        }
        if (row.percentiles().isEmpty()) {
            String throughput = row.estimate() == null ? "-" : rate(row.estimate());
            line(text, row.implementation(), verdict, throughput, List.of(), ratio(row));
        }
        for (RatePercentiles rate : row.percentiles()) {
            line(
                    text,
                    row.implementation(),
                    rate.sustained() ? verdict : "overloaded",
                    "at " + rate(rate.offeredPerSecond()),
                    rate.percentiles(),
                    rate.equals(row.percentiles().getLast()) ? ratio(row) : "");
        }
        if (row.reason() != null) {
            text.append("      ").append(row.reason()).append(System.lineSeparator());
        }
        for (String note : row.notes()) {
            text.append("      note: ").append(note).append(System.lineSeparator());
        }
    }

    private static void line(
            StringBuilder text,
            String implementation,
            String verdict,
            String throughput,
            List<Percentile> percentiles,
            String ratio) {
        text.append(
                String.format(
                        Locale.ROOT,
                        FORMAT,
                        implementation,
                        verdict,
                        throughput,
                        percentile(percentiles, 50),
                        percentile(percentiles, 99),
                        percentile(percentiles, 99.9),
                        ratio));
    }

    private static String percentile(List<Percentile> percentiles, double percent) {
        for (Percentile one : percentiles) {
            if (one.percent() == percent) {
                return one.valueNanos() == null
                        ? "-" + one.samplesMissing()
                        : duration(one.valueNanos());
            }
        }
        return "-";
    }

    private static String ratio(Row row) {
        @Nullable Ratio ratio = row.ratioToReference();
        if (ratio == null) {
            return "-";
        }
        @Nullable Interval interval = ratio.interval();
        return interval == null
                ? String.format(Locale.ROOT, "%.2fx (no interval)", ratio.estimate())
                : String.format(
                        Locale.ROOT,
                        "%.2fx [%.2f, %.2f] at %.1f %%",
                        ratio.estimate(),
                        interval.low(),
                        interval.high(),
                        interval.confidence() * 100);
    }

    private static String rate(double perSecond) {
        return perSecond >= 1e6
                ? String.format(Locale.ROOT, "%.2f M/s", perSecond / 1e6)
                : String.format(Locale.ROOT, "%.1f k/s", perSecond / 1e3);
    }

    private static String duration(long nanos) {
        if (nanos < 10_000) {
            return nanos + " ns";
        }
        return nanos < 10_000_000
                ? String.format(Locale.ROOT, "%.1f µs", nanos / 1e3)
                : String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }
}
