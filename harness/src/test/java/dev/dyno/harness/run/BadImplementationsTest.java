package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.usage.ExitCode;
import dev.dyno.results.model.ConformanceResult;
import dev.dyno.results.model.RunSummary.Row;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.model.TrialResult.ThreadPlacement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Implementations that misbehave: each has a row with the reason, and the run goes on. */
final class BadImplementationsTest {
    private static final String SUM = "toy/sum";
    private static final String AGAIN = "toy/sum-again";

    @TempDir private static Path folder = Path.of("");
    private static ToyRun run;

    @BeforeAll
    static void runThemAll() {
        run =
                ToyRun.of(
                        folder,
                        SUM,
                        AGAIN,
                        "--only=formula,wrong,wrong-later,throwing,halting,aborting,hoarding,"
                                + "chatty,wandering,halting-at-once,absent");
    }

    @Test
    void theRunComesToItsEndAndExitsAsDocumented() {
        assertThat(run.command().exitCode()).isEqualTo(ExitCode.BAD_RESULT);
        assertThat(run.summary().status()).isEqualTo("complete");
        assertThat(run.summary().missing()).isEmpty();
        assertThat(run.command().err()).doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"loop", "formula", "chatty"})
    void theOthersAreMeasured(String implementation) {
        for (String workload : List.of(SUM, AGAIN)) {
            Row row = run.row(workload, implementation);
            assertThat(row.verdict()).as("%s", row.reason()).isEqualTo("valid");
            assertThat(row.estimate()).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "wrong-later, invalid, invalid, is not -1",
        "throwing, failed, failed, the toy refuses 200000",
        "halting, crashed, crashed, exit code 77",
        "aborting, crashed, crashed, 'exit code 134, abort'",
        "hoarding, out_of_memory, crashed, it ran out of memory",
    })
    void whatFailsInATrialHasARowWithStatusReasonAndLog(
            String implementation, String status, String verdict, String reason) {
        for (String workload : List.of(SUM, AGAIN)) {
            TrialResult trial = run.trial(workload, implementation);
            assertThat(trial.status()).as("%s", trial.reason()).isEqualTo(status);
            assertThat(trial.reason()).contains(reason).doesNotContain("\n");
            assertThat(trial.closedLoop()).isNull();
            assertThat(run.log(trial)).isNotNull();
            Row row = run.row(workload, implementation);
            assertThat(row.verdict()).isEqualTo(verdict);
            assertThat(row.estimate()).isNull();
            assertThat(row.reason()).isEqualTo(trial.reason());
            assertThat(run.command().out()).contains(reason);
        }
    }

    @Test
    void aNativeCrashLeavesItsReportBesideTheLogAndNothingElsewhere() throws IOException {
        try (Stream<Path> files = Files.list(run.stored().folder().resolve("trials"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.matches("\\d+-aborting-hs_err\\.txt"));
        }
        try (Stream<Path> files = Files.list(Path.of(""))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("hs_err") || name.startsWith("core"));
        }
    }

    @Test
    void whatIsWrongAtOnceIsInvalidAndNeverTimed() {
        assertThat(run.trials(SUM, "wrong")).isEmpty();
        Row row = run.row(SUM, "wrong");
        assertThat(row.verdict()).isEqualTo("invalid");
        assertThat(row.reason()).contains("hundred");
        assertThat(row.ratioToReference()).isNull();
        assertThat(run.command().out().lines())
                .anyMatch(line -> line.matches(" +wrong +invalid +- .*"));
    }

    @Test
    void whatDiesInTheGateIsNeverTimedAndTheCaseIsNamed() {
        assertThat(run.trials(SUM, "halting-at-once")).isEmpty();
        ConformanceResult gate =
                run.stored().conformance().stream()
                        .filter(one -> one.implementation().equals("halting-at-once"))
                        .findFirst()
                        .orElseThrow();
        assertThat(gate.verdict()).isEqualTo("crashed");
        assertThat(gate.reason()).contains("exit code 77", "in the case nothing");
        assertThat(run.row(SUM, "halting-at-once").reason()).isEqualTo(gate.reason());
    }

    @Test
    void whatIsNotThereIsShownWithTheReasonAndTheFix() {
        Row row = run.row(SUM, "absent");
        assertThat(row.verdict()).isEqualTo("unavailable");
        assertThat(row.reason()).contains("org.example.Absent", "add org.example:absent:1");
        assertThat(run.command().out()).contains("add org.example:absent:1");
    }

    @Test
    void aLogOfMegabytesIsCutInTheMiddle() throws IOException {
        TrialResult trial = run.trial(SUM, "chatty");
        Path log = run.stored().folder().resolve(Objects.requireNonNull(trial.logFile()));
        assertThat(Files.size(log)).isBetween(500_000L, 600_000L);
        assertThat(run.log(trial)).contains("bytes are left out here]");
    }

    @Test
    void aThreadThatLeftItsCpuIsVisibleInResultTableAndReport() throws IOException {
        List<ThreadPlacement> threads = run.trial(SUM, "wandering").threads();
        Assumptions.assumeThat(threads.getFirst().plannedCpu()).isNotNull();
        assertThat(threads)
                .anySatisfy(thread -> {
                    assertThat(thread.role()).isEqualTo("measured");
                    assertThat(thread.verified()).isFalse();
                    assertThat(thread.problem())
                            .containsAnyOf("its mask allows CPU", "was seen on CPU");
                });
        String note = "a thread was not verified on its CPU in 1 of 1 forks";
        assertThat(run.row(SUM, "wandering").notes()).contains(note);
        assertThat(run.command().out()).contains("note on wandering: " + note);
        assertThat(reportOf(run)).contains(note);
        assertThat(run.row(SUM, "formula").notes()).doesNotContain(note);
    }

    private static String reportOf(ToyRun run) throws IOException {
        String name = run.stored().manifest().runId();
        return Files.readString(folder.resolve("reports").resolve(name).resolve("index.html"));
    }

    @Test
    void everyMeasuredImplementationHasItsLayoutInBothModesForBothLines() {
        assertThat(run.stored().layouts())
                .extracting(layout -> layout.implementation())
                .contains("loop", "formula", "halting")
                .doesNotContain("wrong", "absent");
        assertThat(run.stored().layouts())
                .allSatisfy(layout -> {
                    assertThat(layout.problem()).isNull();
                    assertThat(layout.classes())
                            .extracting(type -> type.compactHeaders())
                            .containsExactlyInAnyOrder(true, false);
                });
    }
}
