package dev.dyno.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.results.sample.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sealed run tells what was done to it afterwards. */
final class ChecksumsTest {
    @TempDir private Path runs = Path.of("");
    private Path run = Path.of("");

    @BeforeEach
    void sealARun() {
        run = SampleRun.typical().forks(1).write(runs);
    }

    @Test
    void anUntouchedRunHasNoDifference() throws IOException {
        assertThat(Checksums.differences(run)).isEmpty();
        assertThat(Files.readAllLines(run.resolve(Checksums.FILE_NAME)))
                .allMatch(line -> line.matches("[0-9a-f]{64}  [A-Za-z0-9._/-]+"))
                .isSortedAccordingTo((a, b) -> a.substring(66).compareTo(b.substring(66)))
                .hasSize(1 + 1 + 1 + 1 + 4 + 9);
    }

    @Test
    void aChangedByteIsTold() throws IOException {
        Path machine = run.resolve("machine.json");
        Files.writeString(
                machine, Files.readString(machine).replace("\"grade\": \"C\"", "\"grade\": \"A\""));
        assertThat(RunReader.open(run).problems())
                .containsExactly("machine.json: was changed after the run ended");
    }

    @Test
    void aRemovedAndAnAddedFileAreTold() throws IOException {
        Files.delete(run.resolve("trials/0000-tree-map-matching-flow-normal.json"));
        Files.writeString(run.resolve("trials/better.log"), "");
        assertThat(Checksums.differences(run))
                .containsExactly(
                        "trials/0000-tree-map-matching-flow-normal.json: is listed in SHA256SUMS"
                                + " and missing",
                        "trials/better.log: was added after the run ended");
    }

    @Test
    void aListThatIsNoneIsTold() throws IOException {
        Files.writeString(
                run.resolve(Checksums.FILE_NAME), "nonsense\n", StandardOpenOption.APPEND);
        assertThat(RunReader.open(run).problems())
                .containsExactly("SHA256SUMS: a line is not a sum and a name");
        Files.delete(run.resolve(Checksums.FILE_NAME));
        Files.createDirectory(run.resolve(Checksums.FILE_NAME));
        assertThat(RunReader.open(run).problems())
                .singleElement()
                .asString()
                .startsWith("SHA256SUMS: cannot be checked");
    }
}
