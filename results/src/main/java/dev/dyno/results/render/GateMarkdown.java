package dev.dyno.results.render;

import dev.dyno.results.duet.GateReport;
import dev.dyno.results.duet.GateReport.BenchmarkReport;
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
        return text.toString();
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
