package dev.dyno.reports.readme;

import dev.dyno.results.model.RunSummary;
import dev.dyno.results.model.RunSummary.Row;
import dev.dyno.results.render.MarkdownCells;
import dev.dyno.results.store.StoredRun;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The figures of all committed baselines as Markdown. A workload is shown once, from the newest
 * baseline that has it: its rows were measured in one run and may be compared with each other.
 */
public final class BaselineTables {
    private final List<Baseline> shown = new ArrayList<>();

    /**
     * A committed run.
     *
     * @param name its folder's name
     * @param summary of the same run, with ratios to the strongest peer
     */
    public record Baseline(String name, StoredRun run, RunSummary summary) {
        private Baseline with(List<Row> rows) {
            return new Baseline(
                    name,
                    run,
                    new RunSummary(
                            summary.schemaVersion(),
                            summary.runFolder(),
                            summary.runId(),
                            summary.status(),
                            summary.missing(),
                            rows));
        }
    }

    /**
     * Chooses the rows that are shown.
     *
     * @param newestFirst all baselines
     */
    public BaselineTables(List<Baseline> newestFirst) {
        Set<String> seen = new HashSet<>();
        for (Baseline one : newestFirst) {
            List<Row> rows =
                    one.summary().rows().stream()
                            .filter(row -> !seen.contains(row.workload()))
                            .toList();
            shown.add(one.with(rows));
            rows.forEach(row -> seen.add(row.workload()));
        }
    }

    /** Returns the tables of all domains. Equal baselines give equal text. */
    public String all() {
        return markdown(row -> true);
    }

    /** Returns the tables of some domains, by their ids. */
    public String of(Set<String> domains) {
        return markdown(row -> domains.contains(row.domain()));
    }

    private String markdown(Predicate<Row> isWanted) {
        List<String> parts = new ArrayList<>();
        for (Baseline one : shown) {
            List<Row> rows = one.summary().rows().stream().filter(isWanted).toList();
            if (!rows.isEmpty()) {
                parts.add(
                        "### "
                                + title(rows)
                                + "\n\n"
                                + ReadmeTable.of(one.name(), one.run(), one.with(rows).summary()));
            }
        }
        return parts.isEmpty()
                ? "No baseline is committed yet: run `./run-bench.sh` for this machine's own"
                        + " figures."
                : String.join("\n", parts);
    }

    private static String title(List<Row> rows) {
        return rows.stream()
                .map(row -> MarkdownCells.escaped(row.domain()))
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
