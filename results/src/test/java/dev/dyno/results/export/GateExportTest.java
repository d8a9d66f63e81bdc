package dev.dyno.results.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.ResultsException;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.GateManifest;
import dev.dyno.results.sample.SampleGate;
import dev.dyno.results.schema.PublishedSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Exports of a stored gate, judged anew from its groups. */
class GateExportTest {
    private static final int GROUPS = 8;

    @TempDir private Path folder = Path.of("");

    private Path gate(int groups) throws IOException {
        Files.createDirectories(folder.resolve("groups"));
        GateManifest manifest = SampleGate.manifest();
        Files.writeString(folder.resolve("gate.json"), Json.toText(manifest));
        for (int index = 0; index < groups; index++) {
            Files.writeString(
                    folder.resolve(String.format("groups/%05d.json", index)),
                    Json.toText(SampleGate.group(index, 1.2)));
        }
        return folder;
    }

    private static String text(ExportFormat format, StoredGate gate) {
        Map<String, String> texts = format.renderGates(List.of(gate));
        assertThat(texts).hasSize(1);
        return texts.values().iterator().next();
    }

    @Test
    void everyArmIsAResultOfJmhWithAValuePerFork() throws IOException {
        String json = text(ExportFormat.JMH, StoredGate.open(gate(GROUPS)));
        assertThat(
                        PublishedSchema.ofResource("/dev/dyno/results/export/jmh.schema.json")
                                .faults(json))
                .isEmpty();
        JsonNode root = Json.mapper().readTree(json);
        assertThat(root.findValuesAsString("arm")).contains("base", "candidate", "base_copy");
        double base = root.path(0).path("primaryMetric").path("score").asDouble();
        double candidate = root.path(1).path("primaryMetric").path("score").asDouble();
        assertThat(root.path(0).path("params").path("arm").asString("")).isEqualTo("base");
        assertThat(candidate / base).isBetween(1.15, 1.25);
    }

    @Test
    void benchstatGetsTheArmsSideBySide() throws IOException {
        String text = text(ExportFormat.BENCHSTAT, StoredGate.open(gate(GROUPS)));
        assertThat(text.lines()).contains("arm: base", "arm: candidate", "arm: base_copy");
        assertThat(text.lines().filter(line -> line.startsWith("Benchmark")))
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(line -> line.matches("Benchmark\\S+\\t1\\t[0-9.E-]+ \\S+"));
    }

    @Test
    void theOtherFormatsHoldTheCandidatesCostsOrTheVerdicts() throws IOException {
        StoredGate gate = StoredGate.open(gate(GROUPS));
        for (ExportFormat format :
                List.of(
                        ExportFormat.ACTION_SMALLER,
                        ExportFormat.BENCHER,
                        ExportFormat.OTAVA,
                        ExportFormat.MARKDOWN,
                        ExportFormat.JUNIT)) {
            assertThat(text(format, gate)).as(format.id()).contains("sample.Sample");
        }
        assertThat(ExportFormat.OTAVA.leftOutOfGates(List.of(gate))).isEmpty();
    }

    @Test
    void whatAGateDoesNotHaveIsRefused() throws IOException {
        StoredGate gate = StoredGate.open(gate(GROUPS));
        for (ExportFormat format : List.of(ExportFormat.HGRM, ExportFormat.ACTION_BIGGER)) {
            assertThatThrownBy(() -> text(format, gate))
                    .isInstanceOf(ResultsException.class)
                    .hasMessageContaining("is a gate");
        }
    }

    @Test
    void aGateWithoutGroupsHasNothingToExport() throws IOException {
        StoredGate gate = StoredGate.open(gate(0));
        assertThatThrownBy(() -> text(ExportFormat.JMH, gate))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("no comparison that was measured");
    }

    @Test
    void aGroupOfAnotherGateIsRefused() throws IOException {
        Path file = gate(1).resolve("groups/00000.json");
        Files.writeString(file, Files.readString(file).replace("\"" + SampleGate.LOOP, "\"other"));
        assertThatThrownBy(() -> StoredGate.open(folder))
                .isInstanceOf(ResultsException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining("'other', which gate.json lacks");
    }
}
