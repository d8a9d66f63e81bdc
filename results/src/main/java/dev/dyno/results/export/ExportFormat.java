package dev.dyno.results.export;

import dev.dyno.results.ResultsException;
import dev.dyno.results.export.Figure.Better;
import dev.dyno.results.model.RunManifest;
import dev.dyno.results.model.RunSummary;
import dev.dyno.results.model.RunSummary.RatePercentiles;
import dev.dyno.results.model.RunSummary.Row;
import dev.dyno.results.store.StoredRun;
import dev.dyno.results.summary.Summaries;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The formats in which a stored run can be exported. Formats are pure; they write no file. */
public enum RunFormat {
    /** The JSON of JMH. */
    JMH("jmh", "JMH's JSON with raw data", Needs.ANY_FIGURE),
    /** The Go benchmark data format. */
    BENCHSTAT("benchstat", "Go benchmark lines, for benchstat", Needs.ANY_FIGURE),
    /** A folder of percentile texts. */
    HGRM(
            "hgrm",
            "HdrHistogram percentiles, a file per open loop, implementation and rate",
            Needs.RESPONSE_TIMES),
    /** Throughputs for github-action-benchmark. */
    ACTION_BIGGER(
            "action-bigger",
            "throughputs for github-action-benchmark, customBiggerIsBetter",
            Needs.THROUGHPUTS),
    /** Response times for github-action-benchmark. */
    ACTION_SMALLER(
            "action-smaller",
            "response times for github-action-benchmark, customSmallerIsBetter",
            Needs.RESPONSE_TIMES),
    /** The Bencher Metric Format. */
    BENCHER("bencher", "Bencher Metric Format, for its adapter json", Needs.ANY_FIGURE),
    /** A history for Apache Otava. */
    OTAVA("otava", "CSV for Apache Otava, a line per run", Needs.ANY_FIGURE),
    /** A table for a step summary. */
    MARKDOWN("markdown", "a table for a step summary or a pull request", Needs.NOTHING),
    /** A test report. */
    JUNIT("junit", "JUnit XML; an invalid implementation is a failure", Needs.NOTHING);

    private enum Needs {
        ANY_FIGURE,
        RESPONSE_TIMES,
        THROUGHPUTS,
        NOTHING;

        boolean areMetBy(List<Figure> figures) {
            return switch (this) {
                case ANY_FIGURE -> !figures.isEmpty();
                case RESPONSE_TIMES -> has(figures, Better.SMALLER);
                case THROUGHPUTS -> has(figures, Better.BIGGER);
                case NOTHING -> true;
            };
        }

        private static boolean has(List<Figure> figures, Better better) {
            return figures.stream().anyMatch(figure -> figure.better() == better);
        }
    }

    private final String id;
    private final String summary;
    private final Needs needs;

    RunFormat(String id, String summary, Needs needs) {
        this.id = id;
        this.summary = summary;
        this.needs = needs;
    }

    /** Returns the lower-case word that names it on a command line. */
    public String id() {
        return id;
    }

    /** Returns what it is, for a reader. */
    public String summary() {
        return summary;
    }

    /** Answers whether it is several files in a folder. */
    public boolean isFolder() {
        return this == HGRM;
    }

    /** Answers whether one export holds several runs. */
    public boolean takesSeveralRuns() {
        return this == OTAVA;
    }

    /**
     * Returns the export of runs: texts by file names if it is a folder, else one text without a
     * name.
     *
     * @param runs one, or several if the format takes them; they are put in order of time
     * @throws ResultsException if a run has no figure that the format can hold
     */
    public Map<String, String> render(List<StoredRun> runs) {
        if (runs.isEmpty() || (runs.size() > 1 && !takesSeveralRuns())) {
            throw new IllegalArgumentException(runs.size() + " runs as " + id);
        }
        runs.forEach(this::requireFigures);
        StoredRun run = runs.getFirst();
        RunSummary computed = Summaries.summarise(run);
        return switch (this) {
            case JMH -> Map.of("", JmhJson.render(run, computed));
            case BENCHSTAT -> Map.of("", GoBenchmarkText.render(run, computed));
            case HGRM -> PercentileTexts.render(run, computed);
            case ACTION_BIGGER -> Map.of("", ActionBenchmarkJson.biggerIsBetter(computed));
            case ACTION_SMALLER -> Map.of("", ActionBenchmarkJson.smallerIsBetter(computed));
            case BENCHER -> Map.of("", BencherJson.render(computed));
            case OTAVA -> Map.of("", OtavaCsv.render(history(runs)));
            case MARKDOWN -> Map.of("", MarkdownSummary.render(computed));
            case JUNIT -> Map.of("", JunitXml.render(computed));
        };
    }

    private void requireFigures(StoredRun run) {
        if (!needs.areMetBy(Figure.of(Summaries.summarise(run)))) {
            throw ResultsException.input(
                    run.folder(),
                    "has no valid figure that " + id + " can hold",
                    "Show the run with './run-bench.sh report', and export one that was measured");
        }
    }

    private static List<OtavaCsv.Point> history(List<StoredRun> runs) {
        return runs.stream()
                .sorted(Comparator.comparing(run -> Instant.parse(run.manifest().startedAt())))
                .map(RunFormat::point)
                .toList();
    }

    private static OtavaCsv.Point point(StoredRun run) {
        RunManifest manifest = run.manifest();
        String commit = manifest.gitCommit();
        return OtavaCsv.Point.of(
                OffsetDateTime.parse(manifest.startedAt()),
                (commit == null ? manifest.runId() : commit) + (manifest.gitDirty() ? "+" : ""),
                Summaries.summarise(run));
    }

    /** Returns what of the runs the format does not hold, and why, for a reader. */
    public List<String> leftOut(List<StoredRun> runs) {
        List<String> leftOut = new ArrayList<>();
        if (this == OTAVA) {
            Set<String> columns = OtavaCsv.leftOut(history(runs));
            columns.forEach(column -> leftOut.add(column + ": not every run has it"));
        }
        if (needs != Needs.NOTHING) {
            runs.forEach(run ->
                    Summaries.summarise(run).rows().forEach(row -> addLeftOut(row, leftOut)));
        }
        return leftOut;
    }

    private static void addLeftOut(Row row, List<String> leftOut) {
        String name = row.workload() + "/" + row.implementation() + ": ";
        if (!row.verdict().equals("valid")) {
            leftOut.add(name + row.verdict() + (row.reason() == null ? "" : ", " + row.reason()));
        }
        for (RatePercentiles rate : row.percentiles()) {
            if (!rate.sustained()) {
                leftOut.add(
                        name
                                + String.format(
                                        Locale.ROOT,
                                        "%,.0f per second was not sustained",
                                        rate.offeredPerSecond()));
            }
        }
    }
}
