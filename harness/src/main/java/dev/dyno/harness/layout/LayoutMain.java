package dev.dyno.harness.layout;

import com.sun.management.ThreadMXBean;
import dev.dyno.harness.child.ParentWatch;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.LayoutResult.ClassLayout;
import dev.dyno.results.model.LayoutResult.Field;
import dev.dyno.results.model.LayoutResult.SharedLine;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jol.info.FieldLayout;

/**
 * The program of the child JVM: {@code LayoutMain OUTPUT CLASS...} writes a JSON array of {@link
 * LayoutAnswer}, in the order of the classes.
 */
final class LayoutMain {
    private static final int[] LINE_BYTES = {64, 128};
    private static final int ALLOCATIONS = 1000;
    private static final int ROUNDS = 5;

    private LayoutMain() {}

    /** Runs the program. */
    public static void main(String[] arguments) throws IOException {
        ParentWatch.start(() -> Runtime.getRuntime().halt(1));
        List<LayoutAnswer> answers = new ArrayList<>();
        for (String name : List.of(arguments).subList(1, arguments.length)) {
            answers.add(answer(name));
        }
        Files.writeString(Path.of(arguments[0]), Json.toText(answers));
    }

    private static LayoutAnswer answer(String name) {
        try {
            Class<?> type = Class.forName(name, false, LayoutMain.class.getClassLoader());
            if (type.isInterface() || type.isArray() || type.isPrimitive()) {
                return new LayoutAnswer(name, null, null);
            }
            return new LayoutAnswer(name, null, layout(type));
        } catch (ClassNotFoundException | LinkageError | RuntimeException failure) {
            return new LayoutAnswer(name, "cannot be mapped: " + failure, null);
        }
    }

    private static ClassLayout layout(Class<?> type) {
        org.openjdk.jol.info.ClassLayout map = org.openjdk.jol.info.ClassLayout.parseClass(type);
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("header", "", "", "", 0, map.headerSize(), null));
        long end = map.headerSize();
        for (FieldLayout field : map.fields()) {
            addGap(fields, end, field.offset());
            fields.add(
                    new Field(
                            "field",
                            field.name(),
                            field.typeClass(),
                            field.classShortName(),
                            field.offset(),
                            field.size(),
                            contendedGroup(type, field)));
            end = field.offset() + field.size();
        }
        @Nullable Long measured = measuredBytes(type);
        // JOL does not see the padding behind the last contended field.
        long bytes = measured == null ? map.instanceSize() : Math.max(map.instanceSize(), measured);
        addGap(fields, end, bytes);
        return new ClassLayout(
                type.getName(), compactHeaders(), bytes, measured, fields, sharedLines(fields));
    }

    private static void addGap(List<Field> fields, long from, long to) {
        if (to > from) {
            fields.add(new Field("gap", "", "", "", from, to - from, null));
        }
    }

    private static boolean compactHeaders() {
        return ManagementFactory.getRuntimeMXBean()
                .getInputArguments()
                .contains("-XX:+UseCompactObjectHeaders");
    }

    private static List<SharedLine> sharedLines(List<Field> fields) {
        List<SharedLine> shared = new ArrayList<>();
        for (int lineBytes : LINE_BYTES) {
            Field last = fields.getLast();
            long end = last.offsetBytes() + last.sizeBytes();
            for (int line = 0; (long) line * lineBytes < end; line++) {
                long from = (long) line * lineBytes;
                List<String> names =
                        fields.stream()
                                .filter(field -> field.kind().equals("field"))
                                .filter(field -> field.offsetBytes() < from + lineBytes)
                                .filter(field -> field.offsetBytes() + field.sizeBytes() > from)
                                .map(Field::name)
                                .toList();
                if (names.size() > 1) {
                    shared.add(new SharedLine(lineBytes, line, names));
                }
            }
        }
        return shared;
    }

    private static @Nullable String contendedGroup(Class<?> type, FieldLayout field) {
        for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
            if (owner.getName().equals(field.hostClass())
                    || owner.getSimpleName().equals(field.classShortName())) {
                for (java.lang.reflect.Field declared : owner.getDeclaredFields()) {
                    if (declared.getName().equals(field.name())) {
                        @Nullable String group = contendedGroup(declared);
                        return group == null && contendedGroup(owner) != null ? "class" : group;
                    }
                }
            }
        }
        return null;
    }

    private static @Nullable String contendedGroup(AnnotatedElement element) {
        for (Annotation annotation : element.getAnnotations()) {
            if (annotation.annotationType().getSimpleName().equals("Contended")) {
                try {
                    Method value = annotation.annotationType().getMethod("value");
                    value.setAccessible(true);
                    return (String) value.invoke(annotation);
                } catch (ReflectiveOperationException failure) {
                    throw new IllegalStateException("an unreadable @Contended", failure);
                }
            }
        }
        return null;
    }

    /**
     * Tells an instance's size by what allocating some costs this thread: the least of some rounds,
     * since other allocations only add. Null for what cannot be instantiated.
     */
    private static @Nullable Long measuredBytes(Class<?> type) {
        if (Modifier.isAbstract(type.getModifiers()) || type == Class.class) {
            return null;
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try {
            Class<?> unsafeType = Class.forName("sun.misc.Unsafe");
            java.lang.reflect.Field instance = unsafeType.getDeclaredField("theUnsafe");
            instance.setAccessible(true);
            MethodHandle allocate =
                    MethodHandles.lookup()
                            .findVirtual(
                                    unsafeType,
                                    "allocateInstance",
                                    MethodType.methodType(Object.class, Class.class))
                            .bindTo(instance.get(null));
            long least = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int index = 0; index < ALLOCATIONS; index++) {
                    Object made = (Object) allocate.invokeExact(type);
                    if (made == null) {
                        throw new IllegalStateException("no instance of " + type);
                    }
                }
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            return least / ALLOCATIONS;
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException("cannot instantiate " + type, failure);
        }
    }
}
