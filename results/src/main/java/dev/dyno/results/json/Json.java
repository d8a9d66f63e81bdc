package dev.dyno.results.json;

import dev.dyno.results.ResultsException;
import dev.dyno.results.model.RunManifest;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * The one mapping between records and JSON.
 *
 * <p><b>Writing.</b> Components in the order of declaration, in snake case; entries of maps by key;
 * nulls written out; one item of a deep list to a line, so that a difference of two files shows
 * samples, not characters. Equal values give equal bytes. A number that is not finite is refused.
 *
 * <p><b>Reading</b> is strict, so that nobody mistakes a file for what it is not. Every component
 * must be present (nullable ones as {@code null}), with its type: no number in a string, no
 * fraction for an integer, no duplicate keys, nothing after the end. An unknown component is an
 * error too: a change of the components changes the schema version, and a reader which skipped what
 * it does not know would show figures without the component that qualifies them.
 *
 * <p>Nesting, the length of numbers and the size of a file are bounded. Safe for use by several
 * threads.
 */
public final class Json {
    /** No file of a run is larger; what is larger is refused before it is read. */
    public static final long FILE_BYTES_MAX = 64L << 20;

    private static final int NESTING_MAX = 64;
    private static final int NUMBER_LENGTH_MAX = 64;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(NESTING_MAX)
                                                    .maxNumberLength(NUMBER_LENGTH_MAX)
                                                    .build())
                                    .build())
                    .propertyNamingStrategy(PropertyNames.STRATEGY)
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                    .enable(
                            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                            DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                            DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .withCoercionConfig(
                            LogicalType.Textual,
                            config ->
                                    config.setCoercion(
                                                    CoercionInputShape.Integer, CoercionAction.Fail)
                                            .setCoercion(
                                                    CoercionInputShape.Float, CoercionAction.Fail)
                                            .setCoercion(
                                                    CoercionInputShape.Boolean,
                                                    CoercionAction.Fail))
                    .build();

    private Json() {}

    /** Returns the mapper, for callers that need trees; it cannot be changed. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /**
     * Returns the value as text that ends in a line feed.
     *
     * @throws IllegalArgumentException if the value holds a number that is not finite
     */
    public static String toText(Object value) {
        return write(value, MAPPER.writer().with(new LineLayout())) + "\n";
    }

    /**
     * Returns the value as text without a line break, for files of many records.
     *
     * @throws IllegalArgumentException if the value holds a number that is not finite
     */
    public static String toLine(Object value) {
        return write(value, MAPPER.writer());
    }

    private static String write(Object value, ObjectWriter writer) {
        try {
            JsonNode tree = MAPPER.valueToTree(value);
            FiniteNumbers.require(tree);
            return writer.writeValueAsString(tree);
        } catch (JacksonException failure) {
            throw new IllegalArgumentException(
                    value.getClass().getSimpleName() + " is not fit for JSON: " + reason(failure),
                    failure);
        }
    }

    /** Returns {@link #toText} in UTF-8. */
    public static byte[] toBytes(Object value) {
        return toText(value).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a file that holds one record.
     *
     * @throws ResultsException if it is missing, unreadable, truncated, or something else
     */
    public static <T> T read(Path file, Class<T> type) {
        return parse(file, readText(file), type);
    }

    /**
     * Reads a file that holds an array of records.
     *
     * @throws ResultsException as {@link #read} does
     */
    public static <T> List<T> readList(Path file, Class<T> elementType) {
        JavaType type = MAPPER.getTypeFactory().constructCollectionType(List.class, elementType);
        JsonNode tree = tree(file, readText(file));
        return convert(
                file,
                () -> {
                    List<@Nullable T> values = whole(MAPPER.treeToValue(tree, type));
                    return values.stream().map(Json::whole).toList();
                });
    }

    /**
     * Reads one record from text, for example from another process.
     *
     * @param source what errors name as the file
     * @throws ResultsException if it is truncated or something else
     */
    public static <T> T parse(Path source, String text, Class<T> type) {
        JsonNode tree = tree(source, text);
        requireVersion(source, tree, type);
        return convert(source, () -> whole(MAPPER.treeToValue(tree, type)));
    }

    /** Returns what was read, if nothing is null that may not be. */
    private static <T> T whole(@Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("null stands where a record should");
        }
        if (value instanceof Record record) {
            NullChecks.require(record);
        }
        return value;
    }

    /** Another version has other components: saying so is clearer than naming one of them. */
    private static void requireVersion(Path source, JsonNode tree, Class<?> type) {
        JsonNode version = tree.path("schema_version");
        if (isVersioned(type)
                && version.isIntegralNumber()
                && !version.asString().equals(String.valueOf(RunManifest.SCHEMA_VERSION))) {
            throw ResultsException.input(
                    source,
                    "has schema version "
                            + version.asString()
                            + ", and this Dyno reads version "
                            + RunManifest.SCHEMA_VERSION,
                    "Read it with the Dyno that wrote it, or run the benchmark again");
        }
    }

    private static boolean isVersioned(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        return components != null
                && Arrays.stream(components)
                        .anyMatch(component -> component.getName().equals("schemaVersion"));
    }

    /**
     * Reads a file's text.
     *
     * @throws ResultsException if it is missing, unreadable, too large or not UTF-8
     */
    static String readText(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw ResultsException.input(file, "is a folder, not a file", "Name a file");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw ResultsException.input(file, "is not a regular file", "Name a file of a run");
            }
            if (Files.size(file) > FILE_BYTES_MAX) {
                throw ResultsException.input(
                        file,
                        "is larger than " + (FILE_BYTES_MAX >> 20) + " MiB, which no result is",
                        "Check that it is a file of a run");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (NoSuchFileException missing) {
            throw new ResultsException(
                    ResultsException.Kind.INPUT, file, "does not exist", "Check the path", missing);
        } catch (CharacterCodingException foreign) {
            throw new ResultsException(
                    ResultsException.Kind.INPUT,
                    file,
                    "is not UTF-8 text",
                    "Check that it is a file of a run",
                    foreign);
        } catch (IOException failure) {
            throw ResultsException.storage(
                    file, "cannot be read (" + failure + ")", "Check its permissions", failure);
        }
    }

    static JsonNode tree(Path source, String text) {
        if (text.isBlank()) {
            throw ResultsException.input(source, "is empty", writeCutOff());
        }
        try {
            JsonNode tree = MAPPER.readTree(text);
            FiniteNumbers.require(tree);
            return tree;
        } catch (IllegalArgumentException infinite) {
            throw new ResultsException(
                    ResultsException.Kind.INPUT,
                    source,
                    "has a number that no measurement gives: " + infinite.getMessage(),
                    "Check that it is a file of a run, unchanged",
                    infinite);
        } catch (JacksonException broken) {
            throw new ResultsException(
                    ResultsException.Kind.INPUT,
                    source,
                    "is not whole JSON: " + reason(broken),
                    writeCutOff(),
                    broken);
        }
    }

    private static String writeCutOff() {
        return "Writing it was probably cut off; run the benchmark again";
    }

    private static <T> T convert(Path source, Supplier<T> conversion) {
        try {
            return conversion.get();
        } catch (JacksonException foreign) {
            throw foreign(source, reason(foreign), foreign);
        } catch (IllegalArgumentException foreign) {
            throw foreign(source, String.valueOf(foreign.getMessage()), foreign);
        }
    }

    private static ResultsException foreign(Path source, String reason, Exception cause) {
        return new ResultsException(
                ResultsException.Kind.INPUT,
                source,
                "is not a file that this version of Dyno wrote: " + reason,
                "Check that it is a file of a run, unchanged",
                cause);
    }

    /** Returns one line: the first line of Jackson's message, and the place in snake case. */
    private static String reason(JacksonException failure) {
        String original = failure.getOriginalMessage();
        String first =
                original == null ? failure.toString() : original.lines().findFirst().orElse("");
        first = first.replaceFirst("; `DeserializationFeature.*", "");
        String place = path(failure);
        if (place.isEmpty()
                && failure.getLocation() != null
                && failure.getLocation().getLineNr() > 0) {
            place =
                    "line "
                            + failure.getLocation().getLineNr()
                            + ", column "
                            + failure.getLocation().getColumnNr();
        }
        return place.isEmpty() ? first : first + " (at " + place + ")";
    }

    private static String path(JacksonException failure) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            if (step.getPropertyName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            } else {
                path.append('[').append(step.getIndex()).append(']');
            }
        }
        return path.toString();
    }
}
