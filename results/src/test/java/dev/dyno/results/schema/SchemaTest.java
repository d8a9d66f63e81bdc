package dev.dyno.results.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.results.json.Json;
import dev.dyno.results.model.CalibrationComparison;
import dev.dyno.results.model.ConformanceResult;
import dev.dyno.results.model.DuetGroup;
import dev.dyno.results.model.GateManifest;
import dev.dyno.results.model.LayoutResult;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.RunEnd;
import dev.dyno.results.model.RunManifest;
import dev.dyno.results.model.RunSummary;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.sample.SampleCalibration;
import dev.dyno.results.sample.SampleGate;
import dev.dyno.results.sample.SampleRun;
import dev.dyno.results.store.RunReader;
import dev.dyno.results.summary.Summaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Stored files conform to the published schemas, and what is not such a file is refused. */
final class SchemaTest {
    private static final Map<String, Class<?>> RECORDS =
            Map.of(
                    "run", RunManifest.class,
                    "machine", MachinePassport.class,
                    "conformance", ConformanceResult.class,
                    "trial", TrialResult.class,
                    "layout", LayoutResult.class,
                    "end", RunEnd.class,
                    "summary", RunSummary.class,
                    "gate", GateManifest.class,
                    "group", DuetGroup.class,
                    "comparison", CalibrationComparison.class);

    /** Objects whose keys are free. */
    private static final Set<String> MAPS =
            Set.of("parameters", "stage_histograms", "unknowns", "files");

    /** A text for each schema, several where files differ in kind. */
    private static final Map<String, List<String>> SAMPLES = new LinkedHashMap<>();

    @BeforeAll
    static void writeSamples(@TempDir Path runs) throws IOException {
        Path run = SampleRun.typical().forks(1).write(runs);
        SAMPLES.put("run", List.of(read(run.resolve("run.json"))));
        SAMPLES.put("machine", List.of(read(run.resolve("machine.json"))));
        SAMPLES.put("conformance", List.of(read(run.resolve("conformance.json"))));
        SAMPLES.put("trial", readAll(run.resolve("trials")));
        SAMPLES.put("layout", readAll(run.resolve("layout")));
        SAMPLES.put("layouts", List.of(Json.toText(RunReader.open(run).layouts())));
        SAMPLES.put("end", List.of(read(run.resolve("end.json"))));
        SAMPLES.put("gate", List.of(Json.toText(SampleGate.manifest())));
        SAMPLES.put(
                "group",
                List.of(
                        Json.toText(SampleGate.group(0, 1.0)),
                        Json.toText(SampleGate.crashedGroup(1))));
        SAMPLES.put(
                "comparison",
                List.of(
                        Json.toText(SampleCalibration.comparison(0, "none", 0)),
                        Json.toText(SampleCalibration.comparison(1, "cache_miss", 0.05))));
        Path many = SampleRun.typical().write(runs);
        SAMPLES.put(
                "summary",
                List.of(
                        Json.toText(Summaries.summarise(RunReader.open(run))),
                        Json.toText(Summaries.summarise(RunReader.open(many)))));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file);
    }

    private static List<String> readAll(Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".json")).toList()) {
                texts.add(read(file));
            }
        }
        return texts;
    }

    private static Stream<DynamicTest> forEachSchema(Consumer<String> test) {
        return PublishedSchema.NAMES.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> test.accept(name)));
    }

    @TestFactory
    Stream<DynamicTest> isASchemaOfItsDraft() {
        return forEachSchema(name -> {
            assertThat(PublishedSchema.named(name).faultsOfSchema()).isEmpty();
            assertThat(PublishedSchema.named(name).tree().path("$id").asString(""))
                    .isEqualTo("urn:dyno:schema:" + name + ":" + RunManifest.SCHEMA_VERSION);
        });
    }

    @TestFactory
    Stream<DynamicTest> hasEachComponentOfItsRecords() {
        return RECORDS.entrySet().stream()
                .map(entry ->
                        DynamicTest.dynamicTest(
                                entry.getKey(),
                                () ->
                                        assertThat(
                                                        SchemaDrift.between(
                                                                PublishedSchema.named(
                                                                                entry.getKey())
                                                                        .tree(),
                                                                entry.getValue()))
                                                .isEmpty()));
    }

    @Test
    void driftIsCaught() {
        JsonNode end = PublishedSchema.named("end").tree();
        assertThat(SchemaDrift.between(end, RunManifest.class)).isNotEmpty();
        ObjectNode properties = (ObjectNode) end.path("properties");
        ((ObjectNode) properties.path("status")).put("type", "integer");
        assertThat(SchemaDrift.between(end, RunEnd.class))
                .singleElement()
                .asString()
                .contains("properties", "status: integer");
        properties.remove("status");
        assertThat(SchemaDrift.between(end, RunEnd.class)).hasSize(1);
    }

    @Test
    void whatMayBeNullIsPartOfDrift() {
        JsonNode trial = PublishedSchema.named("trial").tree();
        ((ObjectNode) trial.path("properties").path("reason")).put("type", "string");
        assertThat(SchemaDrift.between(trial, TrialResult.class)).hasSize(1);
        ((ObjectNode) trial.path("$defs")).putObject("Surplus");
        assertThat(SchemaDrift.between(trial, TrialResult.class))
                .contains("$defs.Surplus describes no record");
    }

    @TestFactory
    Stream<DynamicTest> storedFilesConform() {
        return forEachSchema(name -> {
            assertThat(SAMPLES.get(name)).isNotEmpty();
            for (String text : SAMPLES.getOrDefault(name, List.of())) {
                assertThat(PublishedSchema.named(name).faults(text)).isEmpty();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aMissingFieldIsRefusedAnywhere() {
        return forEachSchema(name ->
                eachObject(
                        name,
                        (schema, root, object) -> {
                            for (String field : List.copyOf(object.propertyNames())) {
                                JsonNode removed = object.remove(field);
                                assertThat(schema.faults(root)).as(field).isNotEmpty();
                                object.set(field, removed);
                            }
                        }));
    }

    @TestFactory
    Stream<DynamicTest> anUnknownFieldIsRefusedAnywhere() {
        return forEachSchema(name ->
                eachObject(
                        name,
                        (schema, root, object) -> {
                            object.put("surprise", 1);
                            assertThat(schema.faults(root)).isNotEmpty();
                            object.remove("surprise");
                        }));
    }

    @TestFactory
    Stream<DynamicTest> anotherTypeIsRefusedAnywhere() {
        return forEachSchema(name ->
                eachObject(
                        name,
                        (schema, root, object) -> {
                            for (String field : List.copyOf(object.propertyNames())) {
                                JsonNode value = object.path(field);
                                if (value.isContainer()) {
                                    object.put(field, "text");
                                } else {
                                    object.putArray(field);
                                }
                                assertThat(schema.faults(root)).as(field).isNotEmpty();
                                object.set(field, value);
                            }
                        }));
    }

    @TestFactory
    Stream<DynamicTest> anotherUnitIsRefused() {
        return forEachSchema(name ->
                eachObject(
                        name,
                        (schema, root, object) -> {
                            for (String field : List.copyOf(object.propertyNames())) {
                                if (field.contains("nanos")) {
                                    JsonNode value = object.remove(field);
                                    object.set(field.replace("nanos", "micros"), value);
                                    assertThat(schema.faults(root)).as(field).isNotEmpty();
                                    object.remove(field.replace("nanos", "micros"));
                                    object.set(field, value);
                                }
                            }
                        }));
    }

    @Test
    void aUnitThatNoFigureHasIsRefused() {
        String text = SAMPLES.getOrDefault("summary", List.of()).getFirst();
        for (String unit : List.of("messages_per_minute", "response_millis_p99", "")) {
            assertThat(
                            PublishedSchema.named("summary")
                                    .faults(text.replace("messages_per_second", unit)))
                    .isNotEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> anotherVersionIsRefused() {
        return Stream.of(
                        "run",
                        "machine",
                        "trial",
                        "layout",
                        "end",
                        "summary",
                        "gate",
                        "group",
                        "comparison")
                .map(name ->
                        DynamicTest.dynamicTest(
                                name,
                                () -> {
                                    String text = SAMPLES.getOrDefault(name, List.of()).getFirst();
                                    for (String version : List.of("0", "2", "\"1\"", "null")) {
                                        String other =
                                                text.replace(
                                                        "\"schema_version\": 1",
                                                        "\"schema_version\": " + version);
                                        assertThat(other).isNotEqualTo(text);
                                        assertThat(PublishedSchema.named(name).faults(other))
                                                .isNotEmpty();
                                    }
                                }));
    }

    /** What to do with one object of a sample, which must be put back as it was. */
    @FunctionalInterface
    private interface ObjectTest {
        void on(PublishedSchema schema, JsonNode root, ObjectNode object);
    }

    private static void eachObject(String name, ObjectTest test) {
        PublishedSchema schema = PublishedSchema.named(name);
        JsonNode root = Json.mapper().readTree(SAMPLES.getOrDefault(name, List.of()).getLast());
        List<ObjectNode> objects = new ArrayList<>();
        collect(root, objects);
        assertThat(objects).isNotEmpty();
        objects.forEach(object -> test.on(schema, root, object));
        assertThat(schema.faults(root)).as("the sample was put back").isEmpty();
    }

    /** Collects objects with fixed keys; of an array only the first and the last element. */
    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
            node.properties().stream()
                    .filter(property -> !MAPS.contains(property.getKey()))
                    .forEach(property -> collect(property.getValue(), objects));
        } else if (node.isArray() && !node.isEmpty()) {
            collect(node.get(0), objects);
            if (node.size() > 1) {
                collect(node.get(node.size() - 1), objects);
            }
        }
    }
}
