package dev.dyno.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.ResultsException;
import dev.dyno.results.model.CalibrationComparison;
import dev.dyno.results.sample.SampleCalibration;
import dev.dyno.results.sample.SampleGate;
import dev.dyno.results.sample.SampleMachine;
import dev.dyno.results.store.Calibrations.StoredCalibration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CalibrationsTest {
    private static final CalibrationComparison FIRST = SampleCalibration.comparison(0, "none", 0);
    private static final CalibrationComparison SECOND =
            SampleCalibration.comparison(1, "spin", 0.05);

    @TempDir private Path folder = Path.of("");

    @BeforeEach
    void begin() {
        Calibrations.begin(folder, SampleGate.manifest(), SampleMachine.passport());
    }

    @Test
    void whatIsAppendedIsReadInItsOrder() {
        assertThat(Calibrations.open(folder).comparisons()).isEmpty();
        Calibrations.append(folder, FIRST);
        Calibrations.append(folder, SECOND);
        StoredCalibration stored = Calibrations.open(folder);
        assertThat(stored.comparisons()).containsExactly(FIRST, SECOND);
        assertThat(stored.manifest()).isEqualTo(SampleGate.manifest());
        assertThat(stored.passport()).isEqualTo(SampleMachine.passport());
    }

    @Test
    void aLineThatWasCutOffIsLeftOutAndOverwritten() throws IOException {
        Calibrations.append(folder, FIRST);
        Path lines = folder.resolve("comparisons.jsonl");
        Files.writeString(lines, "{\"schema_version\": 1, \"ind", StandardOpenOption.APPEND);
        assertThat(Calibrations.open(folder).comparisons()).containsExactly(FIRST);
        Calibrations.append(folder, SECOND);
        assertThat(Calibrations.open(folder).comparisons()).containsExactly(FIRST, SECOND);
    }

    @Test
    void whatIsKeptReadsBackWithoutThePathsOfTheMachine() throws IOException {
        Calibrations.append(folder, FIRST);
        Path into = folder.resolve("kept");
        Path kept =
                Calibrations.publish(
                        Calibrations.open(folder), into, "loaded-2026", Map.of(folder, "here"));
        assertThat(Calibrations.in(into)).containsExactly(kept);
        StoredCalibration stored = Calibrations.open(kept);
        assertThat(stored.comparisons()).containsExactly(FIRST);
        assertThat(stored.manifest().base().files())
                .containsExactlyEntriesOf(Map.of("old.jar", "0".repeat(64)));
        assertThat(stored.manifest().measurement().java()).isEqualTo("java");
        assertThat(stored.manifest().commandLine()).isEmpty();
        assertThat(Files.readString(kept.resolve("SHA256SUMS"))).contains("comparisons.jsonl.gz");
        assertThatThrownBy(() ->
                        Calibrations.publish(stored, into, "loaded-2026", Map.of(folder, "here")))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("never replaced");
    }

    @Test
    void aFolderWithoutOneIsNone() {
        assertThat(Calibrations.isCalibration(folder)).isTrue();
        assertThat(Calibrations.isCalibration(folder.resolve("none"))).isFalse();
        assertThat(Calibrations.in(folder.resolve("none"))).isEmpty();
    }
}
