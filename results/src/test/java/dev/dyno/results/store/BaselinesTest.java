package dev.dyno.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.ResultsException;
import dev.dyno.results.json.Json;
import dev.dyno.results.sample.SampleRun;
import dev.dyno.results.summary.Summaries;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A baseline holds what its run held, in less space, and nothing of the measuring machine. */
final class BaselinesTest {
    @TempDir private Path folder = Path.of("");

    private StoredRun run() {
        return SampleRun.typical().store(folder.resolve("runs"));
    }

    private Path save(StoredRun run, String name) {
        return Baselines.save(run, folder.resolve("baselines"), name, Map.of());
    }

    @Test
    void everyRecordComesBack() {
        StoredRun run = run();
        StoredRun baseline = RunReader.open(save(run, "quick-1"));
        assertThat(baseline.problems()).isEmpty();
        assertThat(baseline).usingRecursiveComparison().ignoringFields("folder").isEqualTo(run);
        assertThat(Summaries.summarise(baseline).rows()).isEqualTo(Summaries.summarise(run).rows());
    }

    @Test
    void itIsFewFilesAndSmallerThanTheRun() throws IOException {
        StoredRun run = run();
        Path baseline = save(run, "quick-1");
        assertThat(names(baseline))
                .containsExactlyInAnyOrder(
                        "SHA256SUMS",
                        "conformance.json",
                        "end.json",
                        "layout.jsonl.gz",
                        "machine.json",
                        "run.json",
                        "trials.jsonl.gz");
        assertThat(bytes(baseline)).isLessThan(bytes(run.folder()) / 2);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static long bytes(Path folder) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    @Test
    void equalRunsGiveEqualBytes() throws IOException {
        StoredRun run = run();
        Path one = save(run, "one");
        Path other = save(run, "other");
        for (String name : names(one)) {
            assertThat(other.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
        }
    }

    @Test
    void pathsOfTheMachineBecomeWords() throws IOException {
        StoredRun run = run();
        Path baseline =
                Baselines.save(
                        run,
                        folder.resolve("baselines"),
                        "neutral",
                        Map.of(Path.of("/opt"), "OPT", Path.of("/opt/jdk-25"), "JDK"));
        assertThat(Files.readString(baseline.resolve("machine.json")))
                .contains("\"home\": \"JDK\"")
                .doesNotContain("/opt/jdk");
        Path longer =
                Baselines.save(
                        run,
                        folder.resolve("baselines"),
                        "longer",
                        Map.of(Path.of("/opt/jdk"), "J"));
        assertThat(Files.readString(longer.resolve("machine.json"))).contains("/opt/jdk-25");
    }

    @Test
    void aTakenOrBadNameIsRefused() throws IOException {
        StoredRun run = run();
        save(run, "quick-1");
        assertThatThrownBy(() -> save(run, "quick-1"))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("what is kept is never replaced");
        for (String name : List.of("", "..", "a/b", "../x", "Quick", ".hidden", "a b")) {
            assertThatThrownBy(() -> save(run, name))
                    .as(name)
                    .isInstanceOf(ResultsException.class)
                    .hasMessageContaining("Name it by lower-case words");
        }
        assertThat(names(folder.resolve("baselines"))).containsExactly("quick-1");
    }

    @Test
    void onlyAWholeRunBecomesABaseline() throws IOException {
        Path runs = folder.resolve("runs");
        StoredRun cut = SampleRun.typical().ended(null, List.of()).store(runs);
        StoredRun stopped = SampleRun.typical().ended("interrupted", List.of(1)).store(runs);
        StoredRun altered = run();
        Files.delete(altered.folder().resolve("machine.json"));
        Files.writeString(stopped.folder().resolve("trials/new.json"), "{}");
        for (StoredRun run : List.of(cut, stopped, RunReader.open(altered.folder()))) {
            assertThatThrownBy(() -> save(run, "x"))
                    .isInstanceOf(ResultsException.class)
                    .hasMessageContaining("is no whole run");
        }
        StoredRun whole = run();
        Files.writeString(whole.folder().resolve("trials/new.log"), "");
        assertThatThrownBy(() -> save(RunReader.open(whole.folder()), "x"))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("was added after the run ended");
        assertThat(folder.resolve("baselines")).doesNotExist();
    }

    @Test
    void theNewestIsTheOneWhoseRunStartedLastAndComesFirst() throws IOException {
        Path baselines = folder.resolve("baselines");
        assertThat(Baselines.newestFirst(baselines)).isEmpty();
        Path newer = save(run(), "a");
        Path older = save(run(), "b");
        Path manifest = older.resolve("run.json");
        Files.writeString(
                manifest, Files.readString(manifest).replace("\"20261123-", "\"20251123-"));
        Files.createDirectory(baselines.resolve("notes"));
        assertThat(Baselines.newestFirst(baselines)).containsExactly(newer, older);
    }

    @Test
    void damageIsNamedByItsLine() throws IOException {
        StoredRun run = run();
        Path baseline = save(run, "damaged");
        Path trials = baseline.resolve(Baselines.TRIALS);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(trials))) {
            out.write(
                    (Json.toLine(run.trials().getFirst()) + "\n{}\n")
                            .getBytes(StandardCharsets.UTF_8));
        }
        StoredRun read = RunReader.open(baseline);
        assertThat(read.trials()).hasSize(1);
        assertThat(read.problems())
                .anyMatch(problem -> problem.startsWith("trials.jsonl.gz:2: is not a file that"))
                .contains("trials.jsonl.gz: was changed after the run ended");
    }

    @Test
    void whatCannotBeUnpackedIsNamed() throws IOException {
        Path baseline = save(run(), "damaged");
        Path trials = baseline.resolve(Baselines.TRIALS);
        byte[] whole = Files.readAllBytes(trials);
        Files.write(trials, Arrays.copyOf(whole, whole.length / 2));
        assertThat(RunReader.open(baseline).problems())
                .anyMatch(problem -> problem.startsWith("trials.jsonl.gz: cannot be unpacked"));
        Files.writeString(trials, "text");
        assertThat(RunReader.open(baseline).problems())
                .anyMatch(problem -> problem.startsWith("trials.jsonl.gz: cannot be unpacked"));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(trials))) {
            byte[] zeros = new byte[1 << 20];
            for (int written = 0; written <= Json.FILE_BYTES_MAX >> 20; written++) {
                out.write(zeros);
            }
        }
        assertThat(RunReader.open(baseline).problems())
                .anyMatch(problem -> problem.contains("unpacks to more than 64 MiB"));
    }
}
