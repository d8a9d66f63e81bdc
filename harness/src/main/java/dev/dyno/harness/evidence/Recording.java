package dev.dyno.harness.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedObject;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * What a recording says of the threads that ran a benchmark.
 *
 * @param samples how many stacks were sampled
 * @param methods in how many of these stacks each method was, callers included
 * @param allocated sampled bytes by class and the method that allocated, as {@code CLASS in METHOD}
 * @param classes sampled bytes by class
 * @param compilations the last compilation of each method, by its name
 * @param inlinings what became of each call in the last compilation, as {@code CALLER @BCI CALLEE}
 */
record Recording(
        long samples,
        Map<String, Long> methods,
        Map<String, Long> allocated,
        Map<String, Long> classes,
        Map<String, Compilation> compilations,
        Map<String, Map<String, String>> inlinings) {

    /** One compilation. */
    record Compilation(int id, int level, boolean onStackReplacement, long codeBytes) {}

    private static final String BENCHMARK_THREAD = ".*jmh-worker.*|main";

    /** Reads a file. */
    static Recording read(Path file) throws IOException {
        Reader reader = new Reader();
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                reader.take(recording.readEvent());
            }
        }
        return reader.recording();
    }

    /** Returns the methods that were in at least this share of the stacks. */
    Set<String> hotMethods(double fractionMin) {
        Set<String> hot = new HashSet<>();
        methods.forEach((method, count) -> {
            if (count >= fractionMin * samples) {
                hot.add(method);
            }
        });
        return hot;
    }

    private static final class Reader {
        private long samples;
        private final Map<String, Long> methods = new HashMap<>();
        private final Map<String, Long> allocated = new TreeMap<>();
        private final Map<String, Long> classes = new TreeMap<>();
        private final Map<String, Compilation> compilations = new TreeMap<>();
        private final Map<Integer, Map<String, String>> calls = new HashMap<>();

        void take(RecordedEvent event) {
            switch (event.getEventType().getName()) {
                case "jdk.ExecutionSample" -> sample(event);
                case "jdk.ObjectAllocationSample" -> allocation(event);
                case "jdk.Compilation" -> compilation(event);
                case "jdk.CompilerInlining" -> inlining(event);
                default -> {}
            }
        }

        private void sample(RecordedEvent event) {
            RecordedStackTrace stack = event.getStackTrace();
            if (stack == null || !isOfBenchmark(event)) {
                return;
            }
            samples++;
            Set<String> seen = new HashSet<>();
            for (RecordedFrame frame : stack.getFrames()) {
                seen.add(name(frame.getMethod()));
            }
            seen.forEach(method -> methods.merge(method, 1L, Long::sum));
        }

        private static boolean isOfBenchmark(RecordedEvent event) {
            for (String field : new String[] {"sampledThread", "eventThread"}) {
                if (event.hasField(field) && event.getThread(field) != null) {
                    String thread = event.getThread(field).getJavaName();
                    return thread == null || thread.matches(BENCHMARK_THREAD);
                }
            }
            return true;
        }

        private void allocation(RecordedEvent event) {
            RecordedStackTrace stack = event.getStackTrace();
            if (stack == null || stack.getFrames().isEmpty() || !isOfBenchmark(event)) {
                return;
            }
            RecordedClass type = event.getClass("objectClass");
            long bytes = event.getLong("weight");
            String site = name(stack.getFrames().getFirst().getMethod());
            allocated.merge(type.getName() + " in " + site, bytes, Long::sum);
            classes.merge(type.getName(), bytes, Long::sum);
        }

        private void compilation(RecordedEvent event) {
            RecordedMethod method = event.getValue("method");
            if (method != null && event.getBoolean("succeded")) {
                compilations.merge(
                        name(method),
                        new Compilation(
                                event.getInt("compileId"),
                                event.getShort("compileLevel"),
                                event.getBoolean("isOsr"),
                                event.getLong("codeSize")),
                        (one, other) -> one.id() > other.id() ? one : other);
            }
        }

        private void inlining(RecordedEvent event) {
            RecordedMethod caller = event.getValue("caller");
            RecordedObject callee = event.getValue("callee");
            if (caller == null || callee == null) {
                return;
            }
            String call =
                    name(caller)
                            + " @"
                            + event.getInt("bci")
                            + " "
                            + callee.getString("type").replace('/', '.')
                            + "."
                            + callee.getString("name");
            calls.computeIfAbsent(event.getInt("compileId"), _ -> new LinkedHashMap<>())
                    .put(
                            call,
                            (event.getBoolean("succeeded") ? "inlined: " : "not inlined: ")
                                    + event.getString("message"));
        }

        private static String name(@Nullable RecordedMethod method) {
            return method == null ? "?" : method.getType().getName() + "." + method.getName();
        }

        Recording recording() {
            Map<String, Map<String, String>> inlinings = new TreeMap<>();
            compilations.forEach((method, compilation) ->
                    inlinings.put(method, calls.getOrDefault(compilation.id(), Map.of())));
            return new Recording(samples, methods, allocated, classes, compilations, inlinings);
        }
    }
}
