package dev.dyno.results.export;

import dev.dyno.results.model.RunSummary;
import dev.dyno.results.model.RunSummary.Interval;
import dev.dyno.results.model.RunSummary.Ratio;
import dev.dyno.results.model.RunSummary.Row;
import dev.dyno.results.render.MarkdownCells;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table for a pull request or a job's summary page. What fails stands first; a table that would
 * not fit into {@link #BYTES_MAX} is cut between rows and says how many are missing.
 */
public final class MarkdownSummary {
    /** The most bytes of a text; a GitHub step summary takes 1 MiB. */
    public static final int BYTES_MAX = 1_000_000;

    private static final int CUT_NOTE_BYTES = 200;

    private MarkdownSummary() {}

    /** Returns the rows of a run with estimates and ratios. */
    public static String render(RunSummary summary) {
        List<String> lines = new ArrayList<>();
        summary.rows().stream()
                .sorted(Comparator.comparing((Row row) -> row.verdict().equals("valid")))
                .forEach(row ->
                        lines.add(
                                MarkdownCells.row(
                                        row.verdict(),
                                        row.workload(),
                                        row.implementation(),
                                        estimate(row),
                                        times(row.ratioToReference()),
                                        Objects.requireNonNullElse(row.reason(), ""))));
        String head =
                "### Dyno run "
                        + MarkdownCells.escaped(summary.runId())
                        + ": "
                        + MarkdownCells.escaped(summary.status())
                        + "\n\n"
                        + MarkdownCells.row(
                                "verdict",
                                "workload",
                                "implementation",
                                "estimate",
                                "ratio to reference",
                                "reason")
                        + "|---|---|---|---|---|---|\n";
        return table(head, lines);
    }

    private static String table(String head, List<String> lines) {
        StringBuilder text = new StringBuilder(head);
        int bytes = size(head);
        for (int index = 0; index < lines.size(); index++) {
            bytes += size(lines.get(index));
            if (bytes > BYTES_MAX - CUT_NOTE_BYTES) {
                text.append("\nCut here: ")
                        .append(lines.size() - index)
                        .append(" more rows are in the full report.\n");
                break;
            }
            text.append(lines.get(index));
        }
        return text.toString();
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String estimate(Row row) {
        Double estimate = row.estimate();
        return estimate == null
                ? ""
                : String.format(Locale.ROOT, "%.4g %s", estimate, row.unit().replace('_', ' '));
    }

    private static String times(@Nullable Ratio ratio) {
        if (ratio == null) {
            return "";
        }
        Interval interval = ratio.interval();
        return interval == null
                ? String.format(Locale.ROOT, "%.2fx", ratio.estimate())
                : String.format(
                        Locale.ROOT,
                        "%.2fx [%.2f, %.2f]",
                        ratio.estimate(),
                        interval.low(),
                        interval.high());
    }
}
