package dev.dyno.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.results.export.StoredGate;
import dev.dyno.results.schema.PublishedSchema;
import dev.dyno.results.store.Calibrations.StoredCalibration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The calibrations and gates that the repository keeps. */
final class KeptResultsTest {
    static Stream<Path> calibrations() {
        return Calibrations.in(Path.of("calibration").toAbsolutePath()).stream();
    }

    @ParameterizedTest
    @MethodSource("calibrations")
    void calibrationIsUnchangedConformsAndReadsBack(Path folder) throws IOException {
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

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    static List<Path> gates() throws IOException {
        return entries(Path.of("gates").toAbsolutePath());
    }

    @ParameterizedTest
    @MethodSource("gates")
    void gateIsUnchangedConformsAndReadsBack(Path folder) throws IOException {
        assertThat(Checksums.differences(folder)).isEmpty();
        assertConforms("gate", Files.readString(folder.resolve("gate.json")));
        assertConforms("machine", Files.readString(folder.resolve("machine.json")));
        assertConforms("end", Files.readString(folder.resolve("end.json")));
        List<Path> groups = entries(folder.resolve("groups"));
        for (Path group : groups) {
            assertConforms("group", Files.readString(group));
        }
        assertThat(StoredGate.groups(folder)).hasSameSizeAs(groups).isNotEmpty();
    }

    private static void assertConforms(String schema, String text) {
        assertThat(PublishedSchema.named(schema).faults(text)).as(schema).isEmpty();
    }
}
