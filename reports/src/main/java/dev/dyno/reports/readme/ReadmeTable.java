package dev.dyno.reports.readme;

import dev.dyno.reports.text.Quantities;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.RunManifest;
import dev.dyno.results.model.RunSummary;
import dev.dyno.results.model.RunSummary.Comparison;
import dev.dyno.results.model.RunSummary.Interval;
import dev.dyno.results.model.RunSummary.Percentile;
import dev.dyno.results.model.RunSummary.RatePercentiles;
import dev.dyno.results.model.RunSummary.Ratio;
import dev.dyno.results.model.RunSummary.Row;
import dev.dyno.results.render.MarkdownCells;
import dev.dyno.results.store.StoredRun;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A baseline as two Markdown tables, throughput and response times, with where it is from. */
final class ReadmeTable {
    private static final int COMMIT_DIGITS = 12;
    private static final int DATE_LENGTH = "2026-11-25".length();

    private final StoredRun run;
    private final RunSummary summary;
    private final Set<Double> confidences = new LinkedHashSet<>();

    private ReadmeTable(StoredRun run, RunSummary summary) {
        this.run = run;
        this.summary = summary;
    }

    /** Returns the tables of one baseline; {@link BaselineTables} says which rows it is given. */
    static String of(String name, StoredRun run, RunSummary summary) {
        return new ReadmeTable(run, summary).text(name);
    }

    private String text(String name) {
        StringBuilder tables = new StringBuilder();
        append(
                tables,
                "Throughput, closed loop",
                "| workload | implementation | verdict | per second | ratio to reference"
                        + " | ratio to strongest peer |\n"
                        + "|---|---|---|---:|---:|---:|\n",
                rows("closed_loop").stream().map(this::throughput).toList());
        append(
                tables,
                "Response time, open loop, at the highest rate that was sustained",
                "| workload | implementation | verdict | rate | p50 | p99 | p99.9"
                        + " | ratio to reference | ratio to strongest peer |\n"
                        + "|---|---|---|---:|---:|---:|---:|---:|---:|\n",
                rows("open_loop").stream().map(this::response).toList());
        return provenance(name) + "\n\n" + legend() + "\n" + tables;
    }

    private static void append(StringBuilder text, String title, String header, List<String> rows) {
        if (!rows.isEmpty()) {
            text.append("\n#### ").append(title).append("\n\n").append(header);
            rows.forEach(text::append);
        }
    }

    private List<Row> rows(String kind) {
        return summary.rows().stream().filter(row -> row.kind().equals(kind)).toList();
    }

    private String provenance(String name) {
        RunManifest manifest = run.manifest();
        String commit = manifest.gitCommit();
        String date = manifest.startedAt();
        return String.join(
                "\n",
                "- Baseline: `results/baselines/" + MarkdownCells.escaped(name) + "`",
                "- Run: "
                        + date.substring(0, Math.min(DATE_LENGTH, date.length()))
                        + ", profile "
                        + MarkdownCells.escaped(manifest.profile())
                        + ", seed "
                        + manifest.seed(),
                "- Commit: "
                        + (commit == null
                                ? "built outside a repository"
                                : MarkdownCells.escaped(
                                        commit.substring(
                                                0, Math.min(COMMIT_DIGITS, commit.length()))))
                        + (manifest.gitDirty() ? ", with changes that are not committed" : ""),
                "- Machine: " + machine(run.passport()));
    }

    private static String machine(@Nullable MachinePassport passport) {
        if (passport == null) {
            return "not told";
        }
        MachinePassport.OperatingSystem system = passport.operatingSystem();
        String virtualisation = system.virtualisation();
        return MarkdownCells.escaped(
                passport.cpu().model()
                        + ", "
                        + Quantities.plural(passport.cpu().cores(), "core", "cores")
                        + ", "
                        + (virtualisation == null ? "" : virtualisation + ", ")
                        + system.name()
                        + " "
                        + system.kernel()
                        + ", JVM "
                        + passport.jvm().version()
                        + "; grade "
                        + passport.grade());
    }

    /** Made after the tables, which collect what their intervals cover. */
    private String legend() {
        String intervals =
                confidences.isEmpty()
                        ? "The forks are too few for an interval."
                        : "Intervals [low, high] cover "
                                + confidences.stream()
                                        .sorted()
                                        .map(Quantities::share)
                                        .collect(Collectors.joining(" or "))
                                + ".";
        return "Ratios above 1 are better than what they compare with. "
                + intervals
                + "\nA percentile without ten samples beyond it says how many are missing.";
    }

    private String throughput(Row row) {
        Double estimate = row.estimate();
        return MarkdownCells.row(
                row.workload(),
                row.implementation(),
                verdict(row),
                estimate == null ? "–" : Quantities.magnitude(estimate) + interval(row.interval()),
                ratio(row.ratioToReference()),
                comparison(row.comparison()));
    }

    private String response(Row row) {
        RatePercentiles shown = null;
        for (RatePercentiles rate : row.percentiles()) {
            if (rate.sustained()) {
                shown = rate;
            }
        }
        return MarkdownCells.row(
                row.workload(),
                row.implementation(),
                shown == null && row.verdict().equals("valid") ? "overloaded" : verdict(row),
                shown == null ? "–" : Quantities.magnitude(shown.offeredPerSecond()) + "/s",
                percentile(shown, 50),
                percentile(shown, 99),
                percentile(shown, 99.9),
                ratio(row.ratioToReference()),
                comparison(row.comparison()));
    }

    private static String verdict(Row row) {
        return row.verdict().equals("valid") ? "valid" : row.verdict().toUpperCase(Locale.ROOT);
    }

    private static String percentile(@Nullable RatePercentiles rate, double percent) {
        if (rate != null) {
            for (Percentile one : rate.percentiles()) {
                if (one.percent() == percent) {
                    Long nanos = one.valueNanos();
                    return nanos == null
                            ? Quantities.count(one.samplesMissing()) + " more samples"
                            : Quantities.nanos(nanos);
                }
            }
        }
        return "–";
    }

    private String comparison(@Nullable Comparison comparison) {
        return comparison == null
                ? "–"
                : ratio(comparison.ratio()) + " of " + comparison.implementation();
    }

    private String ratio(@Nullable Ratio ratio) {
        if (ratio == null) {
            return "–";
        }
        Interval interval = ratio.interval();
        if (interval == null) {
            return Quantities.ratio(ratio.estimate());
        }
        confidences.add(interval.confidence());
        return Quantities.ratio(ratio.estimate())
                + " "
                + Quantities.ratioInterval(interval.low(), interval.high());
    }

    private String interval(@Nullable Interval interval) {
        if (interval == null) {
            return "";
        }
        confidences.add(interval.confidence());
        return " ["
                + Quantities.magnitude(interval.low())
                + ", "
                + Quantities.magnitude(interval.high())
                + "]";
    }
}
