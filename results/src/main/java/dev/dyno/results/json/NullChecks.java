package dev.dyno.results.json;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Refuses nulls in what was read, except in components that are declared nullable. Jackson checks
 * primitive components only, and does not see annotations of types.
 */
final class NullChecks {
    private NullChecks() {}

    /**
     * Walks a record with all records, lists and maps in it.
     *
     * @throws IllegalArgumentException naming the place, if a null is where none may be
     */
    static void require(Record value) {
        requireComponents(value, "");
    }

    private static void requireComponents(Record value, String place) {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            String name = PropertyNames.of(component.getName());
            require(
                    component(value, component),
                    component.getAnnotatedType(),
                    place.isEmpty() ? name : place + "." + name);
        }
    }

    private static @Nullable Object component(Record value, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record hides " + component, impossible);
        }
    }

    private static void require(@Nullable Object value, AnnotatedType type, String place) {
        if (value == null) {
            if (!type.isAnnotationPresent(Nullable.class)) {
                throw new IllegalArgumentException(place + " is null");
            }
            return;
        }
        if (value instanceof Record record) {
            requireComponents(record, place);
        } else if (type instanceof AnnotatedParameterizedType generic) {
            AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
            AnnotatedType element = arguments[arguments.length - 1];
            if (value instanceof List<?> list) {
                for (int index = 0; index < list.size(); index++) {
                    require(list.get(index), element, place + "[" + index + "]");
                }
            } else if (value instanceof Map<?, ?> map) {
                map.forEach((key, item) -> require(item, element, place + "." + key));
            }
        }
    }
}
