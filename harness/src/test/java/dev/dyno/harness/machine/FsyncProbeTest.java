package dev.dyno.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.dyno.results.model.MachinePassport.FsyncFloor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FsyncProbeTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void floorIsOrderedAndTheFolderStaysEmpty() throws IOException {
        FsyncProbe.Result result = FsyncProbe.measure(folder, 1);
        assertThat(result.problem()).isNull();
        FsyncFloor floor = Objects.requireNonNull(result.floor());
        assertThat(floor.samples()).isGreaterThanOrEqualTo(10);
        assertThat(floor.nanosP50()).isPositive().isLessThanOrEqualTo(floor.nanosP99());
        assertThat(floor.nanosP99()).isLessThanOrEqualTo(floor.nanosMax());
        assertThat(floor.fileSystem()).isEqualTo(Files.getFileStore(folder).type());
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void folderThatDoesNotExistIsProbedInItsNearestParent() {
        assertThat(FsyncProbe.measure(folder.resolve("not/there/yet"), 1).floor()).isNotNull();
        assertThat(folder.resolve("not")).doesNotExist();
    }

    @Test
    void folderThatCannotBeWrittenIsNamedWithTheReason() {
        Path readOnly = Path.of("/proc");
        assumeThat(readOnly).isDirectory();
        FsyncProbe.Result result = FsyncProbe.measure(readOnly, 1);
        assertThat(result.floor()).isNull();
        assertThat(result.problem()).contains("no file can be written in /proc");
    }
}
