package dev.dyno.harness.cli;

import dev.dyno.results.duet.GateReport;
import dev.dyno.results.duet.GateReport.BenchmarkReport;
import dev.dyno.results.duet.GateReport.Evidence;
import dev.dyno.results.gate.GateResult.ComparisonResult;
import dev.dyno.results.gate.Verdict;
import dev.dyno.results.render.GateWords;
import java.io.PrintWriter;

/** What a gate says as a table for a terminal, and sentences below it. */
final class GateText {
    private GateText() {}

    static void print(GateReport report, PrintWriter out) {
        out.println(report.candidate() + " against " + report.base() + ", seed " + report.seed());
        TextTable table =
                new TextTable(
                        "benchmark",
                        "metric",
                        "change",
                        "interval",
                        "A/A",
                        "could see",
                        "groups",
                        "verdict");
        for (BenchmarkReport benchmark : report.benchmarks()) {
            for (ComparisonResult comparison : benchmark.comparisons()) {
                boolean isGating = benchmark.isGating(comparison);
                boolean isSlower = comparison.verdict() == Verdict.SLOWER;
                table.row(
                        isGating ? benchmark.benchmark() : "",
                        comparison.metric(),
                        GateWords.change(comparison.ratio()),
                        GateWords.interval(comparison.ratio()),
                        GateWords.control(comparison),
                        GateWords.floor(comparison),
                        Integer.toString(
                                comparison.groupsScreened() + comparison.groupsConfirmed()),
                        isGating ? benchmark.verdict().name() : isSlower ? "SLOWER" : "");
            }
        }
        table.print(out, "");
        for (BenchmarkReport benchmark : report.benchmarks()) {
            out.println(benchmark.benchmark() + ": " + benchmark.reason());
            benchmark.notes().forEach(note -> out.println("  " + note));
        }
        report.onlyInBase().forEach(name -> out.println("only in base: " + name));
        report.onlyInCandidate().forEach(name -> out.println("only in candidate: " + name));
        report.notes().forEach(out::println);
        for (Evidence evidence : report.evidence()) {
            out.println(
                    "evidence of "
                            + evidence.benchmark()
                            + " in "
                            + evidence.folder()
                            + ": "
                            + String.join(", ", evidence.files()));
            evidence.problems().forEach(problem -> out.println("  " + problem));
        }
        out.println(report.failsBuild() ? "RED" : "GREEN");
    }
}
