package dev.dyno.harness.layout;

import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.Implementation;
import dev.dyno.harness.child.Child;
import dev.dyno.harness.child.ChildEnd;
import dev.dyno.harness.child.ChildJvms;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.LayoutResult;
import dev.dyno.results.model.LayoutResult.ClassLayout;
import dev.dyno.results.model.RunManifest;
import dev.dyno.workloads.ScratchFolder;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Maps the classes of implementations: the annotated class, its hot classes, and for a peer the
 * classes of its dependency that the annotation names. Starts two JVMs per call, whatever the
 * number of implementations. Stateless.
 */
public final class LayoutProbe {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);
    private static final List<String> FLAGS =
            List.of(
                    "-XX:-RestrictContended",
                    "-XX:+EnableDynamicAgentLoading",
                    "-XX:TieredStopAtLevel=1",
                    "-Djdk.attach.allowAttachSelf=true",
                    "-Djol.magicFieldOffset=true",
                    "--sun-misc-unsafe-memory-access=allow",
                    "--enable-native-access=ALL-UNNAMED",
                    "--add-opens=java.base/jdk.internal.vm.annotation=ALL-UNNAMED");

    private LayoutProbe() {}

    /** Returns the options of a JVM in which JOL sees layouts as they are. */
    public static List<String> flags() {
        return FLAGS;
    }

    /** Maps several implementations with JVMs of its own; see the other method. */
    public static List<LayoutResult> probeAll(Collection<? extends Entry<?>> entries)
            throws InterruptedException {
        try (ChildJvms children = new ChildJvms()) {
            return probeAll(entries, children);
        }
    }

    /**
     * Maps several implementations, in their order. An unavailable one has its reason as the
     * problem; a class that cannot be mapped is the problem of its implementation only.
     *
     * @param children starts the JVMs
     * @throws IllegalStateException if one of them fails as a whole
     */
    public static List<LayoutResult> probeAll(
            Collection<? extends Entry<?>> entries, ChildJvms children)
            throws InterruptedException {
        Map<Entry<?>, Set<String>> namesByEntry = new LinkedHashMap<>();
        Set<Path> classPath = new LinkedHashSet<>();
        for (Entry<?> entry : entries) {
            if (entry.availability() instanceof Availability.Usable) {
                namesByEntry.put(entry, classNames(entry));
                addOrigin(classPath, entry.type());
            }
        }
        Set<String> allNames = new LinkedHashSet<>();
        namesByEntry.values().forEach(allNames::addAll);
        List<LayoutAnswer> answers = answers(allNames, classPath, children);
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
    public static LayoutResult probeClass(String binaryName) throws InterruptedException {
        try (ChildJvms children = new ChildJvms()) {
            List<LayoutAnswer> answers = answers(Set.of(binaryName), Set.of(), children);
            return new LayoutResult(
                    RunManifest.SCHEMA_VERSION,
                    "",
                    "",
                    problem(answers, Set.of(binaryName)),
                    layouts(answers, Set.of(binaryName)));
        }
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
    private static void addOrigin(Set<Path> classPath, Class<?> type) {
        @Nullable CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return;
        }
        try {
            URI location = source.getLocation().toURI();
            classPath.add(Path.of(location));
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

    private static List<LayoutAnswer> answers(
            Set<String> names, Set<Path> classPath, ChildJvms children)
            throws InterruptedException {
        List<LayoutAnswer> answers = new ArrayList<>();
        if (!names.isEmpty()) {
            answers.addAll(ask("-XX:-UseCompactObjectHeaders", names, classPath, children));
            answers.addAll(ask("-XX:+UseCompactObjectHeaders", names, classPath, children));
        }
        return answers;
    }

    private static List<LayoutAnswer> ask(
            String headerFlag, Set<String> names, Set<Path> classPath, ChildJvms children)
            throws InterruptedException {
        try (ScratchFolder scratch = ScratchFolder.create()) {
            Path output = scratch.path().resolve("layout.json");
            List<String> arguments = new ArrayList<>(List.of(output.toString()));
            arguments.addAll(names);
            List<String> flags = new ArrayList<>(List.of(headerFlag));
            flags.addAll(FLAGS);
            long startNanos = System.nanoTime();
            ChildEnd end =
                    children.run(
                            new Child(
                                    LayoutMain.class,
                                    flags,
                                    List.copyOf(classPath),
                                    arguments,
                                    scratch.path(),
                                    scratch.path().resolve("log.txt")),
                            () -> TIME_LIMIT.minusNanos(System.nanoTime() - startNanos));
            if (!end.isOk()) {
                throw new IllegalStateException(
                        end.isTimeout()
                                ? "the JVM that maps layouts took more than "
                                        + TIME_LIMIT.toSeconds()
                                        + " s"
                                : "the JVM that maps layouts failed ("
                                        + end.exitWords()
                                        + "): "
                                        + end.lastWords());
            }
            return Json.readList(output, LayoutAnswer.class);
        }
    }
}
