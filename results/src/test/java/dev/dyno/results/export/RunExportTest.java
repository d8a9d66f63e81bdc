package dev.dyno.results.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.results.ResultsException;
import dev.dyno.results.json.Json;
import dev.dyno.results.sample.SampleRun;
import dev.dyno.results.schema.PublishedSchema;
import dev.dyno.results.store.StoredRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Exports of a whole stored run: what is in them comes from the run's raw samples. */
class RunExportTest {
    private static final int FORKS = 6;
    private static final int STEADY = 5;

    @TempDir private Path runs = Path.of("");

    private StoredRun typical() {
        return SampleRun.typical().store(runs);
    }

    private static String text(ExportFormat format, StoredRun... stored) {
        Map<String, String> texts = format.render(List.of(stored));
        assertThat(texts).hasSize(1);
        return texts.values().iterator().next();
    }

    private static JsonNode entry(JsonNode root, String benchmark, String implementation) {
        return StreamSupport.stream(root.spliterator(), false)
                .filter(one -> one.path("benchmark").asString("").equals(benchmark))
                .filter(one ->
                        one.path("params")
                                .path("implementation")
                                .asString("")
                                .equals(implementation))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void jmhJsonHoldsEachSteadyIterationOfEachFork() {
        String json = text(ExportFormat.JMH, typical());
        assertThat(
                        PublishedSchema.ofResource("/dev/dyno/results/export/jmh.schema.json")
                                .faults(json))
                .isEmpty();
        JsonNode ladder = entry(Json.mapper().readTree(json), "matching.flow-normal", "ladder");
        JsonNode metric = ladder.path("primaryMetric");
        assertThat(ladder.path("mode").asString("")).isEqualTo("thrpt");
        assertThat(metric.path("scoreUnit").asString("")).isEqualTo("messages/s");
        assertThat(metric.path("score").asDouble()).isCloseTo(12.3e6, within(1e4));
        assertThat(metric.path("rawData")).hasSize(FORKS);
        metric.path("rawData").forEach(fork -> assertThat(fork).hasSize(STEADY));
        assertThat(metric.path("rawData").path(0).path(2).asDouble())
                .isCloseTo(12.0e6, within(1e3));
    }

    @Test
    void jmhJsonHoldsTheHistogramOfEachForkOfAnOpenLoop() {
        JsonNode root = Json.mapper().readTree(text(ExportFormat.JMH, typical()));
        JsonNode open = entry(root, "matching.open-normal", "ladder");
        assertThat(open.path("mode").asString("")).isEqualTo("sample");
        assertThat(open.path("params").path("rate_per_second").asString("")).isEqualTo("100000");
        JsonNode forks = open.path("primaryMetric").path("rawDataHistogram");
        assertThat(forks).hasSize(FORKS);
        for (JsonNode fork : forks) {
            long samples = 0;
            for (JsonNode pair : fork.path(0)) {
                samples += pair.path(1).asLong();
            }
            assertThat(samples).isEqualTo(20_000);
        }
        assertThat(open.path("primaryMetric").has("rawData")).isFalse();
    }

    /** The rules of benchfmt's reader: a name, a count, pairs of value and unit; unit lines. */
    @Test
    void goBenchmarkTextHasALinePerForkAndRate() {
        String text = text(ExportFormat.BENCHSTAT, typical());
        assertThat(text.lines())
                .allMatch(line ->
                        line.matches("Unit \\S+ better=higher")
                                || line.matches("Benchmark\\p{Lu}\\S*\\t1([\\t ][0-9.E]+ \\S+)+"));
        assertThat(text.lines().filter(line -> line.contains("/flow-normal/impl=ladder\t")))
                .hasSize(FORKS)
                .allMatch(line -> line.endsWith(" messages/s"));
        assertThat(text.lines().filter(line -> line.contains("/impl=tree-map/rate=1000000")))
                .hasSize(FORKS)
                .allMatch(line -> line.matches(".*\\d p50-ns\t.*\\d p99-ns\t.*"));
        assertThat(text).doesNotContain("ladder-offheap").doesNotContain("parity-match");
    }

    /** The rows between the title and the comment lines are what HdrHistogram's plotter reads. */
    @Test
    void percentileTextsMergeAllForks() {
        Map<String, String> files = ExportFormat.HGRM.render(List.of(typical()));
        assertThat(files).hasSize(6).containsKey("matching-open-normal-ladder-rate-100000.hgrm");
        for (String text : files.values()) {
            List<String> rows =
                    text.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
            assertThat(rows.getFirst().strip().split("\\s+"))
                    .containsExactly("Value", "Percentile", "TotalCount", "1/(1-Percentile)");
            assertThat(rows.getLast().strip()).endsWith(Integer.toString(FORKS * 20_000));
            assertThat(text).containsPattern("(?m)^#\\[Max +=");
        }
    }

    @Test
    void otavaHistoryIsInOrderOfTimeAndNamesWhatItLeavesOut() {
        StoredRun first = typical();
        StoredRun second =
                SampleRun.empty()
                        .implementation("tree-map", "reference", 3.0e6)
                        .closedLoop("matching/flow-normal")
                        .store(runs);
        String csv = text(ExportFormat.OTAVA, second, first);
        assertThat(csv.lines())
                .hasSize(3)
                .first()
                .isEqualTo("time,commit,matching/flow-normal/tree-map.throughput");
        assertThat(csv.lines().toList().get(1))
                .matches("2026-11-23T23:59:01Z,[0-9a-f]{40},3\\d{6}\\.\\d+");
        assertThat(ExportFormat.OTAVA.leftOut(List.of(first, second)))
                .contains("matching/flow-normal/ladder.throughput: not every one has it");
    }

    @Test
    void whatAFormatDoesNotHoldIsNamed() {
        assertThat(ExportFormat.JMH.leftOut(List.of(typical())))
                .anyMatch(one -> one.contains("parity-match: unavailable, class X is not"))
                .anyMatch(one -> one.contains("ladder-offheap: invalid, crossing_replace"));
    }

    @Test
    void aRunWithoutSuchFiguresIsRefused() {
        StoredRun closed =
                SampleRun.empty()
                        .implementation("tree-map", "reference", 3.0e6)
                        .closedLoop("matching/flow-normal")
                        .store(runs);
        StoredRun nothing = SampleRun.empty().store(runs);
        for (ExportFormat format : List.of(ExportFormat.HGRM, ExportFormat.ACTION_SMALLER)) {
            assertRefused(format, closed);
        }
        for (ExportFormat format :
                List.of(
                        ExportFormat.JMH,
                        ExportFormat.BENCHSTAT,
                        ExportFormat.BENCHER,
                        ExportFormat.OTAVA)) {
            assertRefused(format, nothing);
        }
        assertThat(text(ExportFormat.ACTION_BIGGER, closed)).contains("tree-map throughput");
    }

    private static void assertRefused(ExportFormat format, StoredRun run) {
        assertThatThrownBy(() -> format.render(List.of(run)))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining(run.folder().toString())
                .hasMessageContaining("no valid figure that " + format.id() + " can hold");
    }
}
