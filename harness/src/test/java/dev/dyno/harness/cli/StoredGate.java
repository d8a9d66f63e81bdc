package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.results.json.Json;
import dev.dyno.results.model.DuetGroup;
import dev.dyno.results.model.RunEnd;
import dev.dyno.results.schema.PublishedSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a gate has left in its folder; every file of it conforms to its schema.
 *
 * @param groups in the order in which they were measured
 * @param logs names of files with the output of arms that failed
 */
record StoredGate(RunEnd end, List<DuetGroup> groups, List<String> logs) {

    /** Reads the only gate of a folder. */
    static StoredGate onlyOneIn(Path runs) throws IOException {
        try (Stream<Path> folders = Files.list(runs)) {
            List<Path> all = folders.toList();
            assertThat(all).hasSize(1);
            return read(all.getFirst());
        }
    }

    private static StoredGate read(Path folder) throws IOException {
        assertConforms("gate", folder.resolve("gate.json"));
        List<DuetGroup> groups = new ArrayList<>();
        List<String> logs = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("groups"))) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(".json")) {
                    assertConforms("group", file);
                    groups.add(Json.read(file, DuetGroup.class));
                } else {
                    logs.add(file.getFileName().toString());
                }
            }
        }
        return new StoredGate(Json.read(folder.resolve("end.json"), RunEnd.class), groups, logs);
    }

    private static void assertConforms(String schema, Path file) throws IOException {
        assertThat(PublishedSchema.named(schema).faults(Files.readString(file)))
                .as("%s", file)
                .isEmpty();
    }
}
