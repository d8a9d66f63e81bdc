package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.duet.BenchmarkJars;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.results.duet.GateReport;
import dev.dyno.results.duet.GateReport.BenchmarkReport;
import dev.dyno.results.gate.Verdict;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.DuetGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Candidates that crash, hang and run out of memory, and a gate that is interrupted. */
final class GateBadCasesTest {
    /** Longer than a standstill must be to be noticed. */
    private static final Duration STANDSTILL = Duration.ofSeconds(6);

    @TempDir private Path folder = Path.of("");

    private Path runs() {
        return folder.resolve("runs");
    }

    @Test
    void aCandidateThatCrashesHangsOrRunsOutOfMemoryIsInvalidAndNamed() throws IOException {
        Path bad = BenchmarkJars.sample(folder.resolve("bad"));
        Path good =
                BenchmarkJars.sample(
                        folder.resolve("good"),
                        Map.of(
                                "++calls == 7",
                                "++calls == 1 << 30",
                                "++calls >= 7",
                                "++calls >= 1 << 30",
                                "kept.add(new long[1 << 20])",
                                "kept.clear()"));
        CommandRun run =
                CommandRun.of(
                        GateArguments.of(
                                good,
                                bad,
                                runs(),
                                "--include=halting|hanging|exhausting",
                                "--hang-after=1s",
                                "--json"));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.BAD_RESULT);
        GateReport report = Json.parse(Path.of("output"), run.out(), GateReport.class);
        assertThat(report.benchmarks())
                .hasSize(3)
                .allMatch(one -> one.verdict() == Verdict.INVALID && one.failsBuild());
        assertThat(reason(report, "halting")).contains("candidate crashed", "42");
        assertThat(reason(report, "hanging")).contains("candidate hung", "kept its turn for 1 s");
        assertThat(reason(report, "exhausting")).contains("candidate out_of_memory");
        StoredGate stored = StoredGate.onlyOneIn(runs());
        assertThat(stored.end().status()).isEqualTo("complete");
        assertThat(stored.groups())
                .hasSize(3 * 2)
                .allMatch(group -> "candidate".equals(group.failedArm()));
        assertThat(stored.logs()).hasSize(3 * 2 * 3);
        assertThat(slices(stored, "hanging"))
                .as("what was measured before a turn that hangs is kept")
                .isPositive();
    }

    private static String reason(GateReport report, String benchmark) {
        return report.benchmarks().stream()
                .filter(one -> one.benchmark().endsWith(benchmark))
                .map(BenchmarkReport::reason)
                .findFirst()
                .orElseThrow();
    }

    private static int slices(StoredGate stored, String benchmark) {
        return stored.groups().stream()
                .filter(group -> group.benchmark().endsWith(benchmark))
                .flatMap(group -> group.arms().stream())
                .mapToInt(arm -> arm.slices().size())
                .sum();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void ctrlCKeepsTheGroupsSoFarAndLeavesNoProcess() throws IOException {
        Path jar = BenchmarkJars.sample(folder.resolve("sample"));
        try (MainProcess process =
                new MainProcess.Launch(folder)
                        .start(GateArguments.of(jar, jar, runs(), "--include=\\.loop$"))) {
            process.await("a fork group", this::hasGroup);
            process.await("another group's arms", () -> process.children().size() >= 3);
            List<ProcessHandle> children = process.children();
            // A terminal sends it to all processes, and the children are as fast as the parent.
            List<ProcessHandle> all = new ArrayList<>(children);
            all.add(process.handle());
            MainProcess.signal("INT", all);
            assertThat(process.exitCode()).as(process.err()).isEqualTo(ExitCode.INTERRUPTED);
            children.forEach(child -> child.onExit().join());
            assertThat(process.temporaryFiles()).isEmpty();
            assertThat(process.err())
                    .contains("Interrupted after ", runs().toString())
                    .doesNotContain("Exception", "\tat ");
        }
        StoredGate stored = StoredGate.onlyOneIn(runs());
        assertThat(stored.end().status()).isEqualTo("interrupted");
        assertThat(stored.groups().getFirst().status()).isEqualTo(DuetGroup.OK);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsSaidInOneLineAndKeepsTheGroupsBeforeIt() throws IOException {
        Path jar = BenchmarkJars.sample(folder.resolve("sample"));
        Path disk = Files.createDirectory(folder.resolve("disk"));
        try (MainProcess process =
                new MainProcess.Launch(folder)
                        .onSmallDisk(disk)
                        .start(
                                withManySlices(
                                        GateArguments.of(
                                                jar,
                                                jar,
                                                disk.resolve("runs"),
                                                "--include=\\.loop$")))) {
            int exitCode = process.exitCode();
            MainProcess.assumeSmallDiskWasMade(process);
            assertThat(exitCode).as(process.err()).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(process.err().lines().filter(line -> line.startsWith("error: ")))
                    .singleElement()
                    .asString()
                    .contains("the disk is full", "what was written so far is complete");
            assertThat(process.err())
                    .contains("left on the disk: 0 half-written files")
                    .containsPattern("fork groups: [1-9]")
                    .doesNotContain("\tat ");
            assertThat(process.temporaryFiles()).isEmpty();
        }
    }

    /** So many that a few groups fill the disk. */
    private static String[] withManySlices(String... arguments) {
        return Arrays.stream(arguments)
                .map(argument -> argument.equals("--slices=8") ? "--slices=300" : argument)
                .toArray(String[]::new);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aGateThatIsStoppedAndContinuedSaysSoAndMeasuresTheGroupAgain() throws IOException {
        Path jar = BenchmarkJars.sample(folder.resolve("sample"));
        try (MainProcess process =
                new MainProcess.Launch(folder)
                        .start(GateArguments.of(jar, jar, runs(), "--include=\\.loop$"))) {
            process.await("a fork group", this::hasGroup);
            process.await("another group's arms", () -> process.children().size() >= 3);
            List<ProcessHandle> all = new ArrayList<>(process.children());
            all.add(process.handle());
            MainProcess.signal("STOP", all);
            long until = System.nanoTime() + STANDSTILL.toNanos();
            process.await("the time of a standstill", () -> System.nanoTime() > until);
            MainProcess.signal("CONT", all);
            process.await("the group's end", () -> process.err().contains(" suspended: "));
            process.await("one more group", () -> isMeasuredAgain(process.err()));
            assertThat(process.err()).contains("the machine stood still for ");
            MainProcess.signal("INT", List.of(process.handle()));
            assertThat(process.exitCode()).as(process.err()).isEqualTo(ExitCode.INTERRUPTED);
        }
        List<DuetGroup> groups = StoredGate.onlyOneIn(runs()).groups();
        assertThat(groups)
                .filteredOn(group -> group.status().equals("suspended"))
                .singleElement()
                .satisfies(group -> assertThat(group.arms()).hasSize(3));
    }

    private static boolean isMeasuredAgain(String err) {
        String after = err.substring(err.indexOf(" suspended: "));
        return after.lines().skip(1).anyMatch(line -> line.contains("screening"));
    }

    private boolean hasGroup() {
        if (!Files.isDirectory(runs())) {
            return false;
        }
        try (Stream<Path> files = Files.walk(runs())) {
            return files.anyMatch(file -> file.endsWith("groups/00000.json"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
