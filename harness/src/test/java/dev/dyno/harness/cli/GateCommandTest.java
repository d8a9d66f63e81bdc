package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;

import dev.dyno.harness.duet.BenchmarkJars;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.results.duet.GateReport;
import dev.dyno.results.duet.GateReport.Evidence;
import dev.dyno.results.gate.Verdict;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.DuetGroup;
import dev.dyno.results.model.RunSummary.Ratio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates of real jars by the command line. */
final class GateCommandTest {
    @TempDir private static Path jars = Path.of("");
    private static Path base = Path.of("");

    @TempDir private Path folder = Path.of("");

    @BeforeAll
    static void buildBase() throws IOException {
        base = BenchmarkJars.sample(jars.resolve("base"));
    }

    private CommandRun gate(Path candidate, String... more) {
        return CommandRun.of(GateArguments.of(base, candidate, runs(), more));
    }

    private Path runs() {
        return folder.resolve("runs");
    }

    @Test
    void aSlowedCandidateIsRedAndEverythingIsStored() throws IOException {
        Path slowed =
                BenchmarkJars.sample(jars.resolve("slowed"), Map.of("/*LOOPS*/ 1000", "2000"));
        Path junit = folder.resolve("junit.xml");
        Path markdown = folder.resolve("summary.md");
        CommandRun run =
                gate(
                        slowed,
                        "--include=\\.loop$",
                        "--json",
                        "--junit",
                        junit.toString(),
                        "--markdown",
                        markdown.toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.BAD_RESULT);
        GateReport report = Json.parse(Path.of("output"), run.out(), GateReport.class);
        assertThat(report.verdict()).as(run.out()).isEqualTo(Verdict.SLOWER);
        assertThat(report.benchmarks().getFirst().gating().ratio())
                .isNotNull()
                .extracting(Ratio::estimate, DOUBLE)
                .isBetween(1.5, 2.5);
        assertThat(Files.readString(junit)).contains("<failure");
        assertThat(report.evidence()).hasSize(1);
        Evidence evidence = report.evidence().getFirst();
        assertThat(evidence.problems()).isEmpty();
        assertThat(Files.readString(markdown))
                .contains("**slower**")
                .contains(
                        "[flame-graph.html]("
                                + report.runId()
                                + "/"
                                + evidence.folder()
                                + "/flame-graph.html)");
        StoredGate stored = StoredGate.onlyOneIn(runs());
        Path files = runs().resolve(report.runId()).resolve(evidence.folder());
        assertThat(evidence.files())
                .contains("layout.txt")
                .allMatch(file -> Files.exists(files.resolve(file)));
        assertThat(stored.end().status()).isEqualTo("complete");
        assertThat(stored.groups())
                .hasSizeGreaterThanOrEqualTo(8 + 8)
                .allMatch(group -> group.status().equals(DuetGroup.OK));
    }

    @Test
    void anIdenticalCandidateIsGreen() throws IOException {
        CommandRun run =
                gate(
                        BenchmarkJars.sample(jars.resolve("again")),
                        "--include=\\.loop$",
                        "--detect=30%",
                        "--on-inconclusive=warn");
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("GREEN").doesNotContain("SLOWER", "evidence");
        assertThat(StoredGate.onlyOneIn(runs()).groups()).hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void aBudgetThatIsTooSmallIsInconclusiveAndSaysSo() {
        CommandRun run = gate(base, "--include=\\.loop$", "--budget=1ms", "--on-inconclusive=warn");
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("INCONCLUSIVE").contains("the budget of");
    }

    @Test
    void aBenchmarkThatOneSideLacksIsNamedAndOneThatAlwaysFailsIsRedAfterTwoGroups()
            throws IOException {
        Path renamed =
                BenchmarkJars.sample(jars.resolve("renamed"), Map.of("long loop()", "long ring()"));
        CommandRun run = gate(renamed, "--include=loop|ring|throwing");
        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_RESULT);
        assertThat(run.out())
                .contains("only in base: sample.Sample.loop")
                .contains("only in candidate: sample.Sample.ring")
                .contains("this benchmark always fails")
                .contains("RED");
        StoredGate stored = StoredGate.onlyOneIn(runs());
        assertThat(stored.groups()).hasSize(2);
        assertThat(stored.logs()).anyMatch(file -> file.endsWith("-base.log"));
        CommandRun none = gate(renamed, "--include=loop|ring");
        assertThat(none.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(none.err()).contains("selects none");
    }

    @Test
    void wrongUsageIsRefusedWithTheReason() throws IOException {
        assertThat(gate(folder.resolve("none.jar")).err()).contains("no such file");
        assertThat(gate(base, "--detect=half").err()).contains("no percentage");
        assertThat(gate(base, "--budget=soon").err()).contains("no time");
        assertThat(gate(base, "--include=(").err()).contains("no regular expression");
        assertThat(gate(base, "--slices=3").err()).contains("not even");
        CommandRun slow =
                CommandRun.of("gate", "--base=" + base, "--candidate=" + base, "--slice=20s");
        assertThat(slow.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(slow.err()).contains("too long to take turns");
        assertThat(gate(base, "--hang-after=1ms").err()).contains("longer than a turn");
        Path empty = BenchmarkJars.pack(folder, Map.of("readme.txt", "nothing"));
        CommandRun run = gate(empty);
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("has no benchmarks");
    }
}
