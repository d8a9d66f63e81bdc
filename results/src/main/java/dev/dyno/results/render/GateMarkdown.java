package dev.dyno.results.render;

import dev.dyno.results.duet.GateReport;
import dev.dyno.results.duet.GateReport.BenchmarkReport;
import dev.dyno.results.duet.GateReport.Evidence;
import dev.dyno.results.gate.GateResult.ComparisonResult;
import dev.dyno.results.gate.Verdict;
import java.util.Locale;

/** What a gate says as Markdown, for a pull request or a job's summary. */
public final class GateMarkdown {
    private GateMarkdown() {}

    /** Returns the text, ending with a line break. */
    public static String render(GateReport report) {
        StringBuilder text = new StringBuilder();
        text.append("### Gate: ").append(report.failsBuild() ? "red" : "green");
        text.append("\n\n");
        text.append("`").append(report.candidate()).append("` against `").append(report.base());
        text.append("`, seed ").append(report.seed()).append(", run `").append(report.runId());
        text.append("`.\n\n");
        text.append("| benchmark | metric | change | interval | A/A | could see | verdict |\n");
        text.append("|---|---|---:|---|---:|---:|---|\n");
        for (BenchmarkReport benchmark : report.benchmarks()) {
            append(text, benchmark);
        }
        text.append('\n');
        for (BenchmarkReport benchmark : report.benchmarks()) {
            if (benchmark.verdict() != Verdict.SAME) {
                item(
                        text,
                        "`"
                                + MarkdownCells.escaped(benchmark.benchmark())
                                + "`: "
                                + MarkdownCells.escaped(benchmark.reason()));
            }
            benchmark
                    .notes()
                    .forEach(note ->
                            item(
                                    text,
                                    "`"
                                            + MarkdownCells.escaped(benchmark.benchmark())
                                            + "`: "
                                            + MarkdownCells.escaped(note)));
        }
        report.onlyInBase()
                .forEach(name -> item(text, "only in base: `" + MarkdownCells.escaped(name) + "`"));
        report.onlyInCandidate()
                .forEach(name ->
                        item(text, "only in candidate: `" + MarkdownCells.escaped(name) + "`"));
        report.notes().forEach(note -> item(text, MarkdownCells.escaped(note)));
        report.evidence().forEach(one -> item(text, evidence(report.runId(), one)));
        return text.toString();
    }

    /** Links lead from the folder that holds the gate's. */
    private static String evidence(String runId, Evidence evidence) {
        StringBuilder line =
                new StringBuilder("evidence of `")
                        .append(MarkdownCells.escaped(evidence.benchmark()))
                        .append("`:");
        for (String file : evidence.files()) {
            line.append(" [").append(file).append("](").append(runId).append('/');
            line.append(evidence.folder()).append('/').append(file).append(')');
        }
        evidence.problems()
                .forEach(problem -> line.append("; ").append(MarkdownCells.escaped(problem)));
        return line.toString();
    }

    private static void append(StringBuilder text, BenchmarkReport benchmark) {
        for (ComparisonResult comparison : benchmark.comparisons()) {
            boolean isGating = benchmark.isGating(comparison);
            text.append("| ")
                    .append(
                            isGating
                                    ? "`" + MarkdownCells.escaped(benchmark.benchmark()) + "`"
                                    : "")
                    .append(" | ")
                    .append(comparison.metric())
                    .append(" | ")
                    .append(GateWords.change(comparison.ratio()))
                    .append(" | ")
                    .append(GateWords.interval(comparison.ratio()))
                    .append(" | ")
                    .append(GateWords.control(comparison))
                    .append(" | ")
                    .append(GateWords.floor(comparison))
                    .append(" | ")
                    .append(isGating ? "**" + word(benchmark.verdict()) + "**" : guard(comparison))
                    .append(" |\n");
        }
    }

    private static String guard(ComparisonResult comparison) {
        return comparison.verdict() == Verdict.SLOWER ? word(Verdict.SLOWER) : "";
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private static void item(StringBuilder text, String line) {
        text.append("- ").append(line.replaceAll("\\s+", " ")).append('\n');
    }
}
