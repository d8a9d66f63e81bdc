package dev.dyno.results.schema;

import dev.dyno.results.json.PropertyNames;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compares a schema with the records that it describes: names, their order, types, what may be
 * null, what is required. Both sides are put into one notation, for example {@code
 * array<Iteration>} or {@code integer?}.
 */
public final class SchemaDrift {
    private static final Map<Type, String> SCALARS =
            Map.of(
                    int.class, "integer",
                    long.class, "integer",
                    double.class, "number",
                    boolean.class, "boolean",
                    Integer.class, "integer",
                    Long.class, "integer",
                    Double.class, "number",
                    Boolean.class, "boolean",
                    String.class, "string");

    private final JsonNode schema;
    private JsonNode referred;
    private final List<String> faults = new ArrayList<>();
    private final Set<Class<?>> visited = new LinkedHashSet<>();

    private SchemaDrift(JsonNode schema) {
        this.schema = schema;
        this.referred = schema;
    }

    /**
     * Returns where a schema and its records differ, one line per place; empty when they agree.
     *
     * @param schema of one record, or of an array of records
     * @param type the record
     */
    public static List<String> between(JsonNode schema, Class<?> type) {
        SchemaDrift drift = new SchemaDrift(schema);
        boolean isArray = schema.path("type").asString("").equals("array");
        if (isArray && !schema.path("items").path("$ref").asString("").equals(reference(type))) {
            drift.faults.add("the elements are not " + type.getSimpleName());
        }
        drift.compare(isArray ? drift.definition(type) : schema, type);
        Set<String> described = new LinkedHashSet<>(schema.path("$defs").propertyNames());
        drift.visited.forEach(known -> described.remove(known.getSimpleName()));
        described.forEach(name -> drift.faults.add("$defs." + name + " describes no record"));
        return drift.faults;
    }

    /** A definition may refer to another published schema, whose definitions then count too. */
    private JsonNode definition(Class<?> type) {
        JsonNode defined = schema.path("$defs").path(type.getSimpleName());
        String reference = text(defined, "$ref");
        if (reference.startsWith(PublishedSchema.ID_PREFIX)) {
            referred = PublishedSchema.byReference(reference).tree();
            return referred;
        }
        return defined.isMissingNode()
                ? referred.path("$defs").path(type.getSimpleName())
                : defined;
    }

    private static String reference(Class<?> type) {
        return "#/$defs/" + type.getSimpleName();
    }

    private void compare(JsonNode description, Class<?> type) {
        if (!visited.add(type)) {
            return;
        }
        List<String> names = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = PropertyNames.of(component.getName());
            names.add(name);
            expected.add(name + ": " + notation(component.getAnnotatedType()));
        }
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : description.path("properties").properties()) {
            found.add(property.getKey() + ": " + notation(property.getValue()));
        }
        List<String> required = new ArrayList<>();
        description.path("required").forEach(name -> required.add(name.asString()));
        expect(type, "properties", expected, found);
        expect(type, "required", names, required);
        expect(type, "additionalProperties", "false", text(description, "additionalProperties"));
    }

    private void expect(Class<?> type, String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            faults.add(type.getSimpleName() + ": " + what + " are " + found + ", not " + expected);
        }
    }

    /** Returns the notation of a component's type and compares the records that it names. */
    private String notation(AnnotatedType annotated) {
        String suffix = annotated.isAnnotationPresent(Nullable.class) ? "?" : "";
        Type type = annotated.getType();
        if (SCALARS.containsKey(type)) {
            return SCALARS.get(type) + suffix;
        }
        if (type instanceof Class<?> record && record.isRecord()) {
            compare(definition(record), record);
            return record.getSimpleName() + suffix;
        }
        if (annotated instanceof AnnotatedParameterizedType generic
                && generic.getType() instanceof ParameterizedType parameterised) {
            AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
            AnnotatedType last = arguments[arguments.length - 1];
            boolean isMap = parameterised.getRawType() == Map.class;
            return (isMap ? "map<" : "array<") + notation(last) + ">" + suffix;
        }
        return "unknown " + type;
    }

    private static String notation(JsonNode schema) {
        if (schema.has("$ref")) {
            String reference = text(schema, "$ref");
            return reference.substring(reference.lastIndexOf('/') + 1);
        }
        if (schema.has("anyOf")) {
            boolean orNull = text(schema.path("anyOf").path(1), "type").equals("null");
            return notation(schema.path("anyOf").path(0)) + (orNull ? "?" : " or more");
        }
        if (schema.has("const")) {
            return schema.path("const").isIntegralNumber() ? "integer" : "string";
        }
        JsonNode type = schema.path("type");
        String base = type.isArray() ? type.path(0).asString("") : type.asString("");
        String suffix = type.isArray() && text(type, 1).equals("null") ? "?" : "";
        return switch (base) {
                    case "array" -> "array<" + notation(schema.path("items")) + ">";
                    case "object" -> "map<" + notation(schema.path("additionalProperties")) + ">";
                    default -> base;
                }
                + suffix;
    }

    private static String text(JsonNode node, String property) {
        return node.path(property).asString("");
    }

    private static String text(JsonNode node, int index) {
        return node.path(index).asString("");
    }
}
