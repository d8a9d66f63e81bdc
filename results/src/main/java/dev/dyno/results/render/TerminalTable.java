package dev.dyno.results.render;

import dev.dyno.results.model.RunSummary;
import dev.dyno.results.model.RunSummary.Comparison;
import dev.dyno.results.model.RunSummary.Interval;
import dev.dyno.results.model.RunSummary.Percentile;
import dev.dyno.results.model.RunSummary.RatePercentiles;
import dev.dyno.results.model.RunSummary.Ratio;
import dev.dyno.results.model.RunSummary.Row;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run's summary as one aligned table per workload. A ratio's interval stands behind it; the
 * coverage is said once, below. Notes that several rows share are printed once.
 */
public final class TerminalTable {
    private static final int NOTES_PER_TABLE_MAX = 4;

    private final RunSummary summary;
    private final boolean isColoured;
    private final StringBuilder text = new StringBuilder();
    private final Set<Double> confidences = new LinkedHashSet<>();

    private TerminalTable(RunSummary summary, boolean isColoured) {
        this.summary = summary;
        this.isColoured = isColoured;
    }

    /**
     * Returns the text, ending with a line break.
     *
     * @param colour whether bad verdicts are coloured by ANSI codes
     */
    public static String render(RunSummary summary, boolean colour) {
        return new TerminalTable(summary, colour).render();
    }

    private String render() {
        Map<String, Set<Row>> tables = new LinkedHashMap<>();
        for (Row row : summary.rows()) {
            tables.computeIfAbsent(row.workload(), _ -> new LinkedHashSet<>()).add(row);
        }
        Set<String> everywhere = notesOfAll();
        tables.forEach((workload, rows) -> appendTable(workload, rows, everywhere));
        line("");
        everywhere.forEach(note -> line("Note on every row: " + note));
        for (double confidence : confidences) {
            line(
                    String.format(
                            Locale.ROOT,
                            "Intervals [low, high] cover %.1f %%, over the pairs of forks of one"
                                    + " round.",
                            confidence * 100));
        }
        if (!summary.status().equals("complete")) {
            line("The run is partial: " + summary.status() + ".");
        }
        summary.missing().forEach(missing -> line("Missing: " + missing));
        return text.toString();
    }

    /** Returns the notes that every measured row has. */
    private Set<String> notesOfAll() {
        Set<String> shared = new LinkedHashSet<>();
        boolean isFirst = true;
        for (Row row : summary.rows()) {
            if (row.forks() > 0) {
                if (isFirst) {
                    shared.addAll(row.notes());
                    isFirst = false;
                }
                shared.retainAll(row.notes());
            }
        }
        return shared;
    }

    private void appendTable(String workload, Set<Row> rows, Set<String> everywhere) {
        String opponent =
                rows.stream()
                        .map(Row::comparison)
                        .filter(Objects::nonNull)
                        .map(Comparison::implementation)
                        .findFirst()
                        .orElse(null);
        line("");
        line(workload);
        line(
                format(
                        "implementation",
                        "verdict",
                        "throughput",
                        "p50",
                        "p99",
                        "p99.9",
                        "ratio to reference",
                        opponent == null ? "" : "ratio to " + opponent));
        Map<String, Set<String>> notes = new LinkedHashMap<>();
        for (Row row : rows) {
            appendRow(row);
            for (String note : row.notes()) {
                if (!everywhere.contains(note)) {
                    notes.computeIfAbsent(note, _ -> new LinkedHashSet<>())
                            .add(row.implementation());
                }
            }
        }
        appendNotes(notes);
    }

    private void appendNotes(Map<String, Set<String>> notes) {
        notes.entrySet().stream()
                .sorted(
                        Comparator.comparing(
                                note -> !note.getKey().startsWith(RunSummary.UNVERIFIED_NOTE)))
                .limit(NOTES_PER_TABLE_MAX)
                .forEach(note ->
                        line(
                                "    note on "
                                        + String.join(", ", note.getValue())
                                        + ": "
                                        + note.getKey()));
        if (notes.size() > NOTES_PER_TABLE_MAX) {
            line(
                    "    and "
                            + (notes.size() - NOTES_PER_TABLE_MAX)
                            + " more notes, which the report holds");
        }
    }

    private void appendRow(Row row) {
        @Nullable Comparison comparison = row.comparison();
        String toReference = ratio(row.ratioToReference());
        String toOpponent = comparison == null ? "" : ratio(comparison.ratio());
        if (row.percentiles().isEmpty()) {
            @Nullable Double estimate = row.estimate();
            row(
                    row,
                    row.verdict(),
                    estimate == null ? "-" : rate(estimate),
                    List.of(),
                    toReference,
                    toOpponent);
        }
        for (RatePercentiles rate : row.percentiles()) {
            boolean isLast = rate.equals(row.percentiles().getLast());
            row(
                    row,
                    rate.sustained() ? row.verdict() : "overloaded",
                    "at " + rate(rate.offeredPerSecond()),
                    rate.percentiles(),
                    isLast ? toReference : "",
                    isLast ? toOpponent : "");
        }
        if (row.reason() != null) {
            line("      " + row.reason());
        }
    }

    private void row(
            Row row,
            String verdict,
            String throughput,
            List<Percentile> percentiles,
            String toReference,
            String toOpponent) {
        String plain =
                format(
                        row.implementation(),
                        verdict,
                        throughput,
                        percentile(percentiles, 50),
                        percentile(percentiles, 99),
                        percentile(percentiles, 99.9),
                        toReference,
                        toOpponent);
        line(
                isColoured && !verdict.equals("valid")
                        ? plain.replace(" " + verdict + " ", " \033[31m" + verdict + "\033[0m ")
                        : plain);
    }

    private static String format(String... cells) {
        return String.format(
                Locale.ROOT, "  %-22s %-12s %14s %11s %11s %11s  %-24s  %s", (Object[]) cells);
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append(System.lineSeparator());
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

    private String ratio(@Nullable Ratio ratio) {
        if (ratio == null) {
            return "-";
        }
        @Nullable Interval interval = ratio.interval();
        if (interval == null) {
            return String.format(Locale.ROOT, "%.2fx (no interval)", ratio.estimate());
        }
        confidences.add(interval.confidence());
        return String.format(
                Locale.ROOT,
                "%.2fx [%.2f, %.2f]",
                ratio.estimate(),
                interval.low(),
                interval.high());
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
