package dev.dyno.harness.layout;

import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.Implementation;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.LayoutResult;
import dev.dyno.results.model.LayoutResult.ClassLayout;
import dev.dyno.results.model.RunManifest;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Maps the classes of implementations: the annotated class, its hot classes, and for a peer the
 * classes of its dependency that the annotation names. Starts two JVMs per call, whatever the
 * number of implementations. Stateless.
 */
public final class LayoutProbe {
    private static final long TIMEOUT_SECONDS = 60;

    private LayoutProbe() {}

    /** Maps one implementation; see {@link #probeAll}. */
    public static LayoutResult probe(Entry<?> entry) {
        return probeAll(List.of(entry)).getFirst();
    }

    /**
     * Maps several implementations, in their order. An unavailable one has its reason as the
     * problem; a class that cannot be mapped is the problem of its implementation only.
     */
    public static List<LayoutResult> probeAll(Collection<? extends Entry<?>> entries) {
        Map<Entry<?>, Set<String>> namesByEntry = new LinkedHashMap<>();
        Set<String> classPath = new LinkedHashSet<>();
        for (Entry<?> entry : entries) {
            if (entry.availability() instanceof Availability.Usable) {
                namesByEntry.put(entry, classNames(entry));
                addOrigin(classPath, entry.type());
            }
        }
        Set<String> allNames = new LinkedHashSet<>();
        namesByEntry.values().forEach(allNames::addAll);
        List<LayoutAnswer> answers = answers(allNames, classPath);
        List<LayoutResult> results = new ArrayList<>();
        for (Entry<?> entry : entries) {
            Set<String> names = namesByEntry.get(entry);
            results.add(
                    names == null
                            ? result(entry, reason(entry), List.of())
                            : result(entry, names, answers));
        }
        return results;
    }

    /**
     * Maps one class of the class path; the result's contract and implementation are empty.
     *
     * @param binaryName for example {@code java.lang.Thread} or {@code a.Outer$Inner}
     */
    public static LayoutResult probeClass(String binaryName) {
        List<LayoutAnswer> answers = answers(Set.of(binaryName), Set.of());
        return new LayoutResult(
                RunManifest.SCHEMA_VERSION,
                "",
                "",
                problem(answers, Set.of(binaryName)),
                layouts(answers, Set.of(binaryName)));
    }

    private static String reason(Entry<?> entry) {
        return entry.availability() instanceof Availability.Unusable unusable
                ? unusable.reason()
                : "it became available while it was mapped; try again";
    }

    private static Set<String> classNames(Entry<?> entry) {
        Set<String> names = new LinkedHashSet<>();
        for (Class<?> type : entry.hotClasses()) {
            names.add(type.getName());
        }
        Implementation annotation = entry.type().getAnnotation(Implementation.class);
        names.addAll(List.of(annotation.requiresClasses()));
        return names;
    }

    /** Adds where a class came from: a user's jar is not on the class path of this process. */
    private static void addOrigin(Set<String> classPath, Class<?> type) {
        @Nullable CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return;
        }
        try {
            URI location = source.getLocation().toURI();
            classPath.add(Path.of(location).toString());
        } catch (URISyntaxException failure) {
            throw new IllegalStateException("a class without a place: " + type, failure);
        }
    }

    private static LayoutResult result(
            Entry<?> entry, Set<String> names, List<LayoutAnswer> answers) {
        return result(entry, problem(answers, names), layouts(answers, names));
    }

    private static LayoutResult result(
            Entry<?> entry, @Nullable String problem, List<ClassLayout> classes) {
        return new LayoutResult(
                RunManifest.SCHEMA_VERSION, entry.contract(), entry.id(), problem, classes);
    }

    private static @Nullable String problem(List<LayoutAnswer> answers, Set<String> names) {
        for (LayoutAnswer answer : answers) {
            if (answer.problem() != null && names.contains(answer.className())) {
                return answer.className() + ": " + answer.problem();
            }
        }
        return null;
    }

    private static List<ClassLayout> layouts(List<LayoutAnswer> answers, Set<String> names) {
        List<ClassLayout> layouts = new ArrayList<>();
        for (String name : names) {
            for (LayoutAnswer answer : answers) {
                if (answer.className().equals(name) && answer.layout() != null) {
                    layouts.add(answer.layout());
                }
            }
        }
        return layouts;
    }

    private static List<LayoutAnswer> answers(Set<String> names, Set<String> classPath) {
        List<LayoutAnswer> answers = new ArrayList<>();
        if (!names.isEmpty()) {
            answers.addAll(ask("-XX:-UseCompactObjectHeaders", names, classPath));
            answers.addAll(ask("-XX:+UseCompactObjectHeaders", names, classPath));
        }
        return answers;
    }

    private static List<LayoutAnswer> ask(
            String headerFlag, Set<String> names, Set<String> classPath) {
        try {
            Path folder = Files.createTempDirectory("dyno-layout");
            Path output = folder.resolve("layout.json");
            Path log = folder.resolve("log.txt");
            try {
                run(command(headerFlag, output, names, classPath), log);
                return Json.readList(output, LayoutAnswer.class);
            } finally {
                Files.deleteIfExists(output);
                Files.deleteIfExists(log);
                Files.delete(folder);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("the layout could not be read", failure);
        }
    }

    private static List<String> command(
            String headerFlag, Path output, Set<String> names, Set<String> classPath) {
        Set<String> path = new LinkedHashSet<>();
        path.add(System.getProperty("java.class.path"));
        path.addAll(classPath);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        headerFlag,
                        "-XX:-RestrictContended",
                        "-XX:+EnableDynamicAgentLoading",
                        "-XX:TieredStopAtLevel=1",
                        "-Djdk.attach.allowAttachSelf=true",
                        "-Djol.magicFieldOffset=true",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-opens=java.base/jdk.internal.vm.annotation=ALL-UNNAMED",
                        "-classpath",
                        String.join(File.pathSeparator, path),
                        LayoutMain.class.getName(),
                        output.toString()));
        command.addAll(names);
        return command;
    }

    private static void run(List<String> command, Path log) throws IOException {
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "the JVM that maps layouts took more than " + TIMEOUT_SECONDS + " s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while mapping layouts", interrupted);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(
                    "the JVM that maps layouts failed:\n" + Files.readString(log));
        }
    }
}
