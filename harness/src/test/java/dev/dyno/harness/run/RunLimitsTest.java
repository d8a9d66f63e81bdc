package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.Entry;
import dev.dyno.harness.catalogue.KnownDomains;
import dev.dyno.harness.child.ChildJvms;
import dev.dyno.harness.machine.PassportOptions;
import dev.dyno.harness.machine.PassportTaker;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.results.model.LayoutResult;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.RunEnd;
import dev.dyno.results.model.RunSummary.Row;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.model.TrialResult.OpenLoopSamples;
import dev.dyno.results.store.RunReader;
import dev.dyno.results.store.StoredRun;
import dev.dyno.results.summary.Summaries;
import dev.dyno.workloads.Profile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose instruments fail, whose time is too short, or that name a CPU which is not there. */
final class RunLimitsTest {
    private static final List<String> SMALL =
            List.of("-Xms32m", "-Xmx96m", "-XX:TieredStopAtLevel=1");
    private static final String PROBLEM = "the driver is blind";

    @TempDir private Path folder = Path.of("");
    private final StringWriter err = new StringWriter();

    /** Has a passport of this machine and no maps. */
    private static final class BrokenProbes implements Probes {
        @Override
        public MachinePassport passport(Path runFolder) throws InterruptedException {
            return PassportTaker.take(PassportOptions.smoke(runFolder), _ -> {});
        }

        @Override
        public List<LayoutResult> layouts(List<Entry<?>> entries, ChildJvms children) {
            throw new IllegalStateException("the mapper is broken");
        }
    }

    private RunOptions options(Map<String, Integer> pins, Profile profile, Duration timeLimit) {
        return new RunOptions(
                profile,
                1,
                List.of(),
                folder.resolve("results"),
                folder,
                List.of("run"),
                SMALL,
                pins,
                null,
                timeLimit,
                null,
                false,
                false);
    }

    private StoredRun run(RunOptions options, boolean[] sawBadResult, String... targets)
            throws InterruptedException {
        ClassLoader loader = RunLimitsTest.class.getClassLoader();
        RunOrchestrator orchestrator =
                new RunOrchestrator(
                        options,
                        Selection.of(
                                KnownDomains.load(loader),
                                Catalogues.load(loader),
                                options.profile(),
                                new Selection.Wish(
                                        List.of(targets), List.of("formula"), List.of(), null)),
                        new BrokenProbes(),
                        (_, _, _) -> new StallCheck.Verdict(false, PROBLEM),
                        new PrintWriter(err));
        Path stored = orchestrator.run(() -> {});
        sawBadResult[0] = orchestrator.sawBadResult();
        return RunReader.open(stored);
    }

    private static Row row(StoredRun run, String workload, String implementation) {
        return Summaries.summarise(run).rows().stream()
                .filter(row -> row.workload().equals(workload))
                .filter(row -> row.implementation().equals(implementation))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatAnInstrumentCannotVouchForIsRefusedOrMarkedAndTheRestIsMeasured()
            throws InterruptedException {
        boolean[] sawBadResult = new boolean[1];
        StoredRun run =
                run(
                        options(Map.of("measured", 8_000), Profile.SMOKE, Duration.ofHours(1)),
                        sawBadResult,
                        "toy/sum",
                        "toy/open-sum");

        Row open = row(run, "toy/open-sum", "formula");
        assertThat(open.verdict()).isEqualTo("failed");
        assertThat(open.reason()).isEqualTo("not measured: " + PROBLEM);
        assertThat(open.percentiles()).isEmpty();
        assertThat(err.toString()).contains("Open-loop workloads are refused: " + PROBLEM);
        assertThat(sawBadResult[0]).isTrue();

        Row closed = row(run, "toy/sum", "formula");
        assertThat(closed.verdict()).isEqualTo("valid");
        assertThat(closed.notes())
                .contains("a thread was not verified on its CPU in 1 of 1 forks")
                .anyMatch(
                        note -> note.startsWith("measured thread: could not be bound to CPU 8000"));

        assertThat(run.layouts())
                .extracting(LayoutResult::problem)
                .containsOnly("the mapper is broken");
        assertThat(err.toString()).contains("No cache-line maps: the mapper is broken");
    }

    @Test
    void aRoundThatWouldEndTooLateIsLeftOutAndSaidToBeMissing() throws InterruptedException {
        boolean[] sawBadResult = new boolean[1];
        StoredRun run =
                run(
                        options(Map.of(), Profile.QUICK, Duration.ofMillis(1)),
                        sawBadResult,
                        "toy/sum");
        assertThat(run.trials()).extracting(TrialResult::fork).containsOnly(0).hasSize(2);
        RunEnd end = Objects.requireNonNull(run.end());
        assertThat(end.status()).isEqualTo("complete");
        assertThat(end.missingTrials()).hasSize(run.manifest().plan().size() - 2);
        assertThat(Summaries.summarise(run).missing())
                .contains("5 trials of formula, for which the run's time was too short");
        Row formula = row(run, "toy/sum", "formula");
        assertThat(Objects.requireNonNull(formula.ratioToReference()).interval()).isNull();
        assertThat(err.toString()).contains("trials are left out");
        assertThat(sawBadResult[0]).isFalse();
    }

    @Test
    void eachOpenLoopWorkloadHasItsOwnRatesAndAWrongAnswerThereIsInvalid() {
        ToyRun run =
                ToyRun.of(
                        folder, "toy/open-sum", "toy/open-sum-slow", "--only=formula,wrong-later");
        assertThat(run.command().exitCode()).isEqualTo(ExitCode.BAD_RESULT);
        assertThat(run.trial("toy/open-sum", "formula").openLoop())
                .extracting(OpenLoopSamples::offeredPerSecond)
                .containsExactly(20_000.0);
        assertThat(run.trial("toy/open-sum-slow", "formula").openLoop())
                .extracting(OpenLoopSamples::offeredPerSecond)
                .first()
                .isEqualTo(5_000.0);
        assertThat(run.row("toy/open-sum", "wrong-later").verdict()).isEqualTo("invalid");
        assertThat(run.row("toy/open-sum", "wrong-later").reason()).isEqualTo("a sum was wrong");
        assertThat(run.stored().manifest().workloads())
                .allSatisfy(workload ->
                        assertThat(workload.parameters())
                                .containsEntry("arrivals", "poisson")
                                .hasEntrySatisfying(
                                        "stall_self_test",
                                        outcome ->
                                                assertThat(outcome)
                                                        .startsWith("passed: a stall of 10 ms")));
        assertThat(run.text("stall-self-test.log")).contains("must give p99.9 = 9.00 ms");
    }

    @Test
    void whatHangsIsKilledAndTheOthersGoOn() {
        ToyRun run =
                ToyRun.of(
                        folder,
                        "toy/sum",
                        "--only=formula,hanging,hanging-at-once",
                        "--trial-timeout=8");
        assertThat(run.command().exitCode()).isEqualTo(ExitCode.BAD_RESULT);
        Row hanging = run.row("toy/sum", "hanging");
        assertThat(hanging.verdict()).isEqualTo("timeout");
        assertThat(hanging.reason()).contains("killed after 8 s");
        Row atOnce = run.row("toy/sum", "hanging-at-once");
        assertThat(atOnce.verdict()).isEqualTo("crashed");
        assertThat(atOnce.reason()).contains("longer than 8 s", "in the case hundred");
        assertThat(run.row("toy/sum", "formula").verdict()).isEqualTo("valid");
    }
}
