package dev.dyno.results.schema;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.dyno.results.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A JSON Schema of this project, draft 2020-12, as a resource beside the code that writes what it
 * describes.
 */
public final class PublishedSchema {
    /** Those of this module: what a run's folder holds and what the commands print of it. */
    public static final List<String> NAMES =
            List.of(
                    "run",
                    "machine",
                    "conformance",
                    "trial",
                    "layout",
                    "layouts",
                    "end",
                    "summary",
                    "gate",
                    "group",
                    "comparison");

    static final String ID_PREFIX = "urn:dyno:schema:";
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder -> builder.schemas(PublishedSchema::byId));

    private final String text;
    private final Schema schema;

    private PublishedSchema(String text) {
        this.text = text;
        this.schema = REGISTRY.getSchema(text, InputFormat.JSON);
    }

    /** Returns one of {@link #NAMES}. */
    public static PublishedSchema named(String name) {
        return ofResource(resource(name));
    }

    /** Returns a schema of another module by its resource's absolute name. */
    public static PublishedSchema ofResource(String resource) {
        return new PublishedSchema(read(resource));
    }

    private static String resource(String name) {
        return "/dev/dyno/results/schema/" + name + ".schema.json";
    }

    /** Answers a reference from one schema to another; there is no other source. */
    private static @Nullable String byId(String id) {
        if (!id.startsWith(ID_PREFIX)) {
            return null;
        }
        String name = nameOf(id);
        return NAMES.contains(name) ? read(resource(name)) : null;
    }

    /** Returns the schema that a reference from another one means. */
    static PublishedSchema byReference(String id) {
        return named(nameOf(id));
    }

    private static String nameOf(String id) {
        return id.substring(ID_PREFIX.length(), id.lastIndexOf(':'));
    }

    private static String read(String resource) {
        try (InputStream in = PublishedSchema.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no schema " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns what keeps a text from conforming, one line per fault; empty when it conforms. */
    public List<String> faults(String json) {
        return schema.validate(json, InputFormat.JSON).stream().map(String::valueOf).toList();
    }

    /** Returns {@link #faults(String)} of a parsed text. */
    public List<String> faults(JsonNode json) {
        return schema.validate(json).stream().map(String::valueOf).toList();
    }

    /** Returns what keeps the schema itself from being one. */
    public List<String> faultsOfSchema() {
        return REGISTRY
                .getSchema(SchemaLocation.of(DIALECT))
                .validate(text, InputFormat.JSON)
                .stream()
                .map(String::valueOf)
                .toList();
    }

    /** Returns the schema as a tree. */
    public JsonNode tree() {
        return Json.mapper().readTree(text);
    }
}
