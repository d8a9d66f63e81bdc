package dev.dyno.results.export;

import dev.dyno.results.ResultsException;
import dev.dyno.results.export.Figure.Better;
import dev.dyno.results.gate.GateResult;
import dev.dyno.results.model.GateManifest;
import dev.dyno.results.model.RunManifest;
import dev.dyno.results.model.RunSummary;
import dev.dyno.results.model.RunSummary.RatePercentiles;
import dev.dyno.results.model.RunSummary.Row;
import dev.dyno.results.render.GateJunit;
import dev.dyno.results.render.GateMarkdown;
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

/**
 * The formats in which a stored run or gate can be exported. Formats are pure; they write no file.
 */
public enum ExportFormat {
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

    ExportFormat(String id, String summary, Needs needs) {
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

    /**
     * Returns the export of gates, in the form of {@link #render}. Each arm is told apart where the
     * format can; else the candidate's costs are taken.
     *
     * @param gates one, or several if the format takes them; they are put in order of time
     * @throws ResultsException if nothing was measured, or the format holds nothing that gates have
     */
    public Map<String, String> renderGates(List<StoredGate> gates) {
        if (gates.isEmpty() || (gates.size() > 1 && !takesSeveralRuns())) {
            throw new IllegalArgumentException(gates.size() + " gates as " + id);
        }
        gates.forEach(this::requireCosts);
        StoredGate gate = gates.getFirst();
        GateResult result = gate.result();
        return switch (this) {
            case JMH -> Map.of("", JmhJson.render(result, JmhJson.jvm(gate)));
            case BENCHSTAT -> Map.of("", GoBenchmarkText.render(result));
            case ACTION_SMALLER -> Map.of("", ActionBenchmarkJson.smallerIsBetter(result));
            case BENCHER -> Map.of("", BencherJson.render(result));
            case OTAVA -> Map.of("", OtavaCsv.render(gateHistory(gates)));
            case MARKDOWN -> Map.of("", GateMarkdown.render(gate.report()));
            case JUNIT -> Map.of("", GateJunit.render(gate.report()));
            case HGRM, ACTION_BIGGER ->
                    throw ResultsException.input(
                            gate.folder(),
                            "is a gate, and " + id + " holds nothing that a gate has",
                            "Gates have costs per operation; use jmh, benchstat or action-smaller");
        };
    }

    private void requireCosts(StoredGate gate) {
        if (needs != Needs.NOTHING && Figure.of(gate.result()).isEmpty()) {
            throw ResultsException.input(
                    gate.folder(),
                    "has no comparison that was measured",
                    "Run the gate again, and let it finish");
        }
    }

    private static List<OtavaCsv.Point> gateHistory(List<StoredGate> gates) {
        return gates.stream()
                .sorted(Comparator.comparing(gate -> Instant.parse(gate.manifest().startedAt())))
                .map(ExportFormat::point)
                .toList();
    }

    private static OtavaCsv.Point point(StoredGate gate) {
        GateManifest manifest = gate.manifest();
        String commit = manifest.candidate().gitCommit();
        return OtavaCsv.Point.of(
                OffsetDateTime.parse(manifest.startedAt()),
                commit == null ? manifest.candidate().label() : commit,
                gate.result());
    }

    /** Returns the columns that not every gate has; empty but for histories. */
    public List<String> leftOutOfGates(List<StoredGate> gates) {
        return this == OTAVA ? withWords(OtavaCsv.leftOut(gateHistory(gates))) : List.of();
    }

    private static List<String> withWords(Set<String> columns) {
        return columns.stream().map(column -> column + ": not every one has it").toList();
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
                .map(ExportFormat::point)
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
            leftOut.addAll(withWords(OtavaCsv.leftOut(history(runs))));
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
