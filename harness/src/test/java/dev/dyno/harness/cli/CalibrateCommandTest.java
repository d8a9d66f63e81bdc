package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.duet.BenchmarkJars;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.results.calibration.CalibrationReport;
import dev.dyno.results.calibration.CalibrationReport.Row;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.CalibrationComparison;
import dev.dyno.results.schema.PublishedSchema;
import dev.dyno.results.store.Calibrations;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Calibrations of a real jar; what they find is of no interest here, only that they go on. */
final class CalibrateCommandTest {
    @TempDir private static Path jars = Path.of("");
    private static Path sample = Path.of("");

    @TempDir private Path folder = Path.of("");

    @BeforeAll
    static void buildSample() throws IOException {
        sample = BenchmarkJars.sample(jars.resolve("sample"));
    }

    private Path kept() {
        return folder.resolve("kept");
    }

    private String[] arguments(Path jar, int comparisons, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "calibrate",
                                "--build=" + jar,
                                "--folder=" + kept(),
                                "--include=\\.loop$",
                                "--slowdowns=boxing",
                                "--sizes=30%",
                                "--budget=2s",
                                "--slice=2ms",
                                "--slices=4",
                                "--warm-up=20ms",
                                "--jvm-option=-XX:+UseSerialGC",
                                "--jvm-option=-XX:TieredStopAtLevel=1",
                                "--comparisons=" + comparisons));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private CommandRun calibrate(Path jar, int comparisons, String... more) {
        return CommandRun.of(arguments(jar, comparisons, more));
    }

    private List<CalibrationComparison> comparisons() {
        return Calibrations.open(kept()).comparisons();
    }

    @Test
    void itGoesOnWhereItStoppedAndShowsWhatIsKept() throws IOException {
        CommandRun first = calibrate(sample, 1);
        assertThat(first.exitCode()).as(first.err()).isEqualTo(ExitCode.OK);
        CalibrationComparison before = comparisons().getFirst();
        CommandRun second = calibrate(sample, 2, "--json");
        assertThat(second.exitCode()).as(second.err()).isEqualTo(ExitCode.OK);
        assertThat(comparisons()).hasSize(2).startsWith(before);
        CalibrationReport report =
                Json.parse(Path.of("output"), second.out(), CalibrationReport.class);
        assertThat(report.rows())
                .as("a round holds every slowdown once, and as often none")
                .extracting(Row::slowdown)
                .containsExactly("none", "none", "boxing", "boxing");
        for (String line : Files.readAllLines(kept().resolve("comparisons.jsonl"))) {
            assertThat(PublishedSchema.named("comparison").faults(line)).isEmpty();
        }
        CommandRun shown =
                CommandRun.of("calibrate", "--show", "--folder=" + kept(), "--resplits=4");
        assertThat(shown.exitCode()).as(shown.err()).isEqualTo(ExitCode.OK);
        assertThat(shown.out())
                .contains("nothing", "boxing 30.00 %", "sample.Sample.loop", "4 more comparisons");
    }

    @Test
    void aFolderOfAnotherCalibrationOrOneInUseIsRefused() throws IOException {
        assertThat(calibrate(sample, 1).exitCode()).isEqualTo(ExitCode.OK);
        Path other =
                BenchmarkJars.sample(folder.resolve("other"), Map.of("/*LOOPS*/ 1000", "2000"));
        CommandRun foreign = calibrate(other, 2);
        assertThat(foreign.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(foreign.err()).contains("another build", "--folder");
        try (FileChannel channel =
                        FileChannel.open(kept().resolve("lock"), StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            CommandRun second = calibrate(sample, 2);
            assertThat(second.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(second.err()).contains("another calibration writes there");
        }
        assertThat(comparisons()).hasSize(1);
    }

    @Test
    void noComparisonAtAllIsNoCalibration() {
        CommandRun none = calibrate(sample, 0);
        assertThat(none.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(none.out()).isEmpty();
        assertThat(none.err())
                .startsWith("error: ")
                .contains("--comparisons", "'0' is no number of comparisons", "from 1 to 100000");
        assertThat(kept()).doesNotExist();
    }

    @Test
    void nothingThatCouldBeShownIsSaidToBeSo() {
        CommandRun run = CommandRun.of("calibrate", "--show", "--folder=" + kept());
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("holds no calibration");
        CommandRun unknown = calibrate(sample, 1, "--slowdowns=sleep");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("sleep", "cache_miss");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void ctrlCKeepsTheComparisonsSoFarAndLeavesNoProcess() throws IOException {
        try (MainProcess process = new MainProcess.Launch(folder).start(arguments(sample, 1_000))) {
            process.await("a comparison", () -> hasComparison());
            process.await("another one's arms", () -> process.children().size() >= 3);
            List<ProcessHandle> children = process.children();
            List<ProcessHandle> all = new ArrayList<>(children);
            all.add(process.handle());
            MainProcess.signal("INT", all);
            assertThat(process.exitCode()).as(process.err()).isEqualTo(ExitCode.INTERRUPTED);
            children.forEach(child -> child.onExit().join());
            assertThat(process.err()).doesNotContain("Exception", "\tat ");
        }
        int done = comparisons().size();
        assertThat(done).isPositive();
        CommandRun again = calibrate(sample, done + 1);
        assertThat(again.exitCode()).as(again.err()).isEqualTo(ExitCode.OK);
        assertThat(comparisons()).hasSize(done + 1);
    }

    private boolean hasComparison() {
        return Calibrations.isCalibration(kept()) && !comparisons().isEmpty();
    }
}
