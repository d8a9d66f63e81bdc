package dev.dyno.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.ResultsException;
import dev.dyno.results.model.RunEnd;
import dev.dyno.results.model.RunManifest;
import dev.dyno.results.sample.SampleMachine;
import dev.dyno.results.sample.SampleRun;
import dev.dyno.results.sample.SampleTrials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store only grows: nothing is written twice, and nothing after the end. */
final class RunWriterTest {
    private static final Instant START = Instant.parse("2026-11-23T23:59:01Z");
    private static final RunEnd END =
            new RunEnd(RunManifest.SCHEMA_VERSION, "2026-11-24T00:00:00Z", "complete", List.of());

    @TempDir private Path runs = Path.of("");

    private RunWriter writer() {
        return RunWriter.create(runs, "quick", START);
    }

    @Test
    void aRunIsNamedByTimeProfileAndASalt() {
        RunWriter writer = writer();
        assertThat(writer.runId()).matches("20261123-235901-quick-[0-9a-f]{4}");
        assertThat(writer.folder()).isEqualTo(runs.resolve(writer.runId()));
        assertThat(RunId.isRunId(writer.runId())).isTrue();
    }

    @Test
    void runsOfOneSecondHaveFoldersOfTheirOwn() {
        Set<Path> folders = new HashSet<>();
        for (int run = 0; run < 50; run++) {
            assertThat(folders.add(writer().folder())).isTrue();
        }
    }

    @Test
    void nothingIsWrittenTwice() throws IOException {
        RunWriter writer = writer();
        writer.machine(SampleMachine.passport());
        byte[] before = Files.readAllBytes(writer.folder().resolve("machine.json"));
        assertThatThrownBy(() -> writer.machine(SampleMachine.passport()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("append-only");
        assertThat(Files.readAllBytes(writer.folder().resolve("machine.json"))).isEqualTo(before);
        TrialName name = new TrialName(0, "ladder", "matching/flow-normal", 0);
        writer.newLog(name);
        assertThatThrownBy(() -> writer.newLog(name)).isInstanceOf(IllegalStateException.class);
        writer.hgrm(name, "rate-1000", SampleTrials.histogram(1, 2, 3));
        assertThatThrownBy(() -> writer.hgrm(name, "rate-1000", SampleTrials.histogram(1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothingIsWrittenAfterTheEnd() {
        RunWriter writer = writer();
        writer.end(END);
        assertThatThrownBy(() -> writer.machine(SampleMachine.passport()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has ended");
        assertThatThrownBy(() -> writer.newFile("profile.html"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> writer.end(END)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anotherRunsManifestIsRefused() {
        RunManifest other = SampleRun.typical().store(runs).manifest();
        assertThatThrownBy(() -> writer().manifest(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(other.runId());
    }

    @Test
    void noNameLeadsOutOfTheFolder() {
        RunWriter writer = writer();
        for (String name : List.of("../x", "/etc/x", "a/../../x", "", ".hidden", "a//b", "a b")) {
            assertThatThrownBy(() -> writer.newFile(name))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new TrialName(0, "..", "matching/x", 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TrialName(0, "ladder", "matching/../x", 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TrialName(-1, "ladder", "matching/x", 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RunWriter.create(runs, "../quick", START))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRepetitionHasANameOfItsOwn() {
        assertThat(new TrialName(7, "ladder", "matching/flow-normal", 0).stem())
                .isEqualTo("0007-ladder-matching-flow-normal");
        assertThat(new TrialName(7, "ladder", "matching/flow-normal", 1).stem())
                .isEqualTo("0007-ladder-matching-flow-normal-a1");
        assertThat(new TrialName(7, "ladder", "matching/flow-normal", 1).trialStem())
                .isEqualTo("0007-ladder-a1");
    }

    @Test
    void noTemporaryFileIsLeft() throws IOException {
        Path folder = SampleRun.typical().forks(1).write(runs);
        try (var files = Files.walk(folder)) {
            assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith("."));
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsAnErrorOfTheStorage() throws IOException {
        Path file = Files.writeString(runs.resolve("file"), "");
        assertThatThrownBy(() -> RunWriter.create(file.resolve("runs"), "quick", START))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("cannot be written")
                .extracting(failure -> ((ResultsException) failure).kind())
                .isEqualTo(ResultsException.Kind.STORAGE);
    }
}
