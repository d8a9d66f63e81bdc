package dev.dyno.harness.duet;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be measured: a class path with JMH benchmarks on it.
 *
 * @param label what messages and results call it
 * @param classPath jars and folders, in order
 * @param parameters values for the benchmarks' parameters that hold for this build only, for
 *     example an input file of its own; they are no part of a case's name
 * @param gitCommit of which it was built, or null where nobody knows
 */
public record Build(
        String label,
        List<Path> classPath,
        Map<String, String> parameters,
        @Nullable String gitCommit) {
    /** Copies the collections. */
    public Build {
        classPath = List.copyOf(classPath);
        parameters = Map.copyOf(parameters);
    }

    /** Returns jars or folders that somebody else built, as they are. */
    public static Build ofFiles(String label, List<Path> classPath) {
        return new Build(label, classPath, Map.of(), null);
    }

    /** Returns the class path as the JVM takes it, with something in front of it. */
    String classPathBehind(Path first) {
        List<Path> all = new ArrayList<>(List.of(first));
        all.addAll(classPath);
        return all.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
