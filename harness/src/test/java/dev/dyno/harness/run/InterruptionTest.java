package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contracts.Catalogues;
import dev.dyno.harness.catalogue.KnownDomains;
import dev.dyno.harness.cli.CommandRun;
import dev.dyno.harness.cli.MainProcess;
import dev.dyno.harness.toy.Summers;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.results.model.RunManifest.PlannedTrial;
import dev.dyno.results.model.RunSummary;
import dev.dyno.results.store.RunId;
import dev.dyno.results.store.RunReader;
import dev.dyno.results.store.StoredRun;
import dev.dyno.results.summary.Summaries;
import dev.dyno.workloads.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A run that is asked to stop, at several moments and in several ways, in a real process. */
@EnabledOnOs(OS.LINUX)
final class InterruptionTest {
    @TempDir private Path folder = Path.of("");
    private Path hanging = folder;

    @BeforeEach
    void nameTheFile() {
        hanging = folder.resolve("hanging");
    }

    private MainProcess start(String only, long seed) {
        return new MainProcess.Launch(folder)
                .start(
                        "run",
                        "toy/sum",
                        "--profile=smoke",
                        "--only=" + only,
                        "--seed=" + seed,
                        "--results=results",
                        "--reports=reports",
                        "--jvm-option=-Xms32m",
                        "--jvm-option=-Xmx96m",
                        "--jvm-option=-XX:TieredStopAtLevel=1",
                        "--jvm-option=-D" + Summers.HANGING_FILE + "=" + hanging);
    }

    private List<Path> runs() {
        Path results = folder.resolve("results");
        if (!Files.isDirectory(results)) {
            return List.of();
        }
        try (Stream<Path> runs = Files.list(results)) {
            return runs.filter(run -> RunId.isRunId(run.getFileName().toString())).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns a seed whose plan has this implementation's trial at the end. */
    private static long seedWithLast(String implementation, String... only) {
        ClassLoader loader = InterruptionTest.class.getClassLoader();
        List<Selection> selections =
                Selection.of(
                        KnownDomains.load(loader),
                        Catalogues.load(loader),
                        Profile.SMOKE,
                        new Selection.Wish(List.of("toy/sum"), List.of(only), List.of(), null));
        for (long seed = 0; seed < 1_000; seed++) {
            List<PlannedTrial> plan = RunPlan.of(selections, RunSettings.of(Profile.SMOKE), seed);
            if (plan.getLast().implementation().equals(implementation)) {
                return seed;
            }
        }
        throw new AssertionError("no seed of the first 1000");
    }

    private StoredRun assertStopped(MainProcess process, List<ProcessHandle> children) {
        assertThat(process.exitCode()).as(process.err()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(process.temporaryFiles()).isEmpty();
        assertThat(process.out()).isEmpty();
        assertThat(process.err()).contains("Interrupted: ").doesNotContain("Exception", "\tat ");
        StoredRun run = RunReader.open(runs().getFirst());
        assertThat(Objects.requireNonNull(run.end()).status()).isEqualTo("interrupted");
        assertThat(run.problems()).noneMatch(problem -> problem.contains("SHA256SUMS"));
        return run;
    }

    private void assertReportSaysPartial(StoredRun run) throws IOException {
        Path site = folder.resolve("site");
        CommandRun report =
                CommandRun.of("report", run.folder().toString(), "--out", site.toString());
        assertThat(report.exitCode()).as(report.err()).isZero();
        Path page = site.resolve(run.manifest().runId()).resolve("index.html");
        assertThat(Files.readString(page)).containsIgnoringCase("interrupted");
    }

    @Test
    void ctrlCTwiceDuringATrialKeepsTheFinishedOnes() throws IOException {
        long seed = seedWithLast("hanging", "formula", "hanging");
        try (MainProcess process = start("formula,hanging", seed)) {
            process.await("a trial that hangs", () -> Files.exists(hanging));
            List<ProcessHandle> children = process.children();
            assertThat(children).isNotEmpty();
            // A terminal sends it to all processes; here the children get it first.
            List<ProcessHandle> all = new ArrayList<>(children);
            all.add(process.handle());
            all.add(process.handle());
            MainProcess.signal("INT", all);
            StoredRun run = assertStopped(process, children);
            assertThat(process.err())
                    .contains("1 of 3 trials are missing (1 of hanging)", run.folder().toString());
            RunSummary summary = Summaries.summarise(run);
            assertThat(summary.rows())
                    .extracting(row -> row.implementation() + " " + row.verdict())
                    .containsExactlyInAnyOrder("loop valid", "formula valid", "hanging missing");
            assertThat(summary.missing()).contains("1 trial of hanging");
            assertReportSaysPartial(run);
        }
    }

    @Test
    void terminationDuringConformanceKeepsTheVerdictsSoFar() throws IOException {
        try (MainProcess process = start("hanging-at-once", 1)) {
            process.await("a case that hangs", () -> Files.exists(hanging));
            process.await("a verdict", () -> process.err().contains("loop: valid"));
            List<ProcessHandle> children = process.children();
            MainProcess.signal("TERM", List.of(process.handle()));
            StoredRun run = assertStopped(process, children);
            assertThat(process.err()).contains("2 of 2 trials are missing");
            assertThat(run.conformance())
                    .extracting(one -> one.implementation() + " " + one.verdict())
                    .containsExactly("loop valid");
            assertReportSaysPartial(run);
        }
    }

    @Test
    void anInterruptBeforeAnythingIsPlannedLeavesAReadableRun() throws IOException {
        try (MainProcess process = start("formula", 1)) {
            process.await("the run's folder", () -> !runs().isEmpty());
            MainProcess.signal("INT", List.of(process.handle()));
            StoredRun run = assertStopped(process, List.of());
            assertThat(run.trials()).isEmpty();
            assertReportSaysPartial(run);
        }
    }

    @Test
    void childrenDoNotOutliveAParentThatIsKilled() throws InterruptedException {
        try (MainProcess process = start("hanging-at-once", 1)) {
            process.await("a case that hangs", () -> Files.exists(hanging));
            List<ProcessHandle> children = process.children();
            assertThat(children).isNotEmpty();
            MainProcess.signal("KILL", List.of(process.handle()));
            assertThat(process.exitCode()).isEqualTo(128 + 9);
            children.forEach(child -> child.onExit().join());
            assertThat(children).noneMatch(ProcessHandle::isAlive);
        }
    }
}
