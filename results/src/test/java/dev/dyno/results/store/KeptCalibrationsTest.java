package dev.dyno.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.results.schema.PublishedSchema;
import dev.dyno.results.store.Calibrations.StoredCalibration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The calibrations that the repository keeps. */
final class KeptCalibrationsTest {
    static Stream<Path> kept() {
        return Calibrations.in(Path.of("calibration").toAbsolutePath()).stream();
    }

    @ParameterizedTest
    @MethodSource("kept")
    void isUnchangedConformsAndReadsBack(Path folder) throws IOException {
        assertThat(Checksums.differences(folder)).isEmpty();
        assertConforms("gate", Files.readString(folder.resolve("gate.json")));
        assertConforms("machine", Files.readString(folder.resolve("machine.json")));
        for (String line : PackedRecords.lines(folder.resolve("comparisons.jsonl.gz"))) {
            assertConforms("comparison", line);
        }
        StoredCalibration stored = Calibrations.open(folder);
        assertThat(stored.comparisons()).isNotEmpty();
        for (int index = 0; index < stored.comparisons().size(); index++) {
            assertThat(stored.comparisons().get(index).index()).isEqualTo(index);
        }
    }

    private static void assertConforms(String schema, String text) {
        assertThat(PublishedSchema.named(schema).faults(text)).as(schema).isEmpty();
    }
}
