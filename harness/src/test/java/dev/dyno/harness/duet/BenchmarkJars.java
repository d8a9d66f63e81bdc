package dev.dyno.harness.duet;

import dev.dyno.harness.catalogue.JarBuilder;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Builds JMH jars as other projects do: javac, JMH's annotation processor, a manifest. */
public final class BenchmarkJars {
    private BenchmarkJars() {}

    /** Builds the sample jar with its source as it is. */
    public static Path sample(Path folder) throws IOException {
        return sample(folder, Map.of());
    }

    /**
     * Builds the sample jar from its source with some texts replaced, which must occur in it.
     *
     * @param folder that is created
     */
    public static Path sample(Path folder, Map<String, String> replacements) throws IOException {
        String source = resource("/duet/Sample.java");
        for (Map.Entry<String, String> replacement : replacements.entrySet()) {
            if (!source.contains(replacement.getKey())) {
                throw new IllegalArgumentException(
                        "the sample does not contain " + replacement.getKey());
            }
            source = source.replace(replacement.getKey(), replacement.getValue());
        }
        return build(folder, "sample/Sample.java", source);
    }

    /** Compiles one source file and packs it with JMH on the manifest's class path. */
    public static Path build(Path folder, String file, String source) throws IOException {
        Path sourceFile = folder.resolve("src").resolve(file);
        Path classes = folder.resolve("classes");
        Files.createDirectories(sourceFile.getParent());
        Files.createDirectories(classes.resolve("META-INF"));
        Files.writeString(sourceFile, source);
        JarBuilder.compile(
                List.of(sourceFile),
                classes,
                "-processor",
                "org.openjdk.jmh.generators.BenchmarkProcessor");
        Files.writeString(classes.resolve("META-INF/MANIFEST.MF"), manifest());
        Path jar = folder.resolve("benchmarks.jar");
        JarBuilder.pack(classes, jar);
        return jar;
    }

    /** Packs files given by name and text. */
    public static Path pack(Path folder, Map<String, String> files) throws IOException {
        Path content = Files.createDirectory(folder.resolve("content"));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = content.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Path jar = folder.resolve("packed.jar");
        JarBuilder.pack(content, jar);
        return jar;
    }

    /** A line of a manifest has at most 72 bytes; a space continues it. */
    private static String manifest() {
        String path =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(entry ->
                                entry.contains("jmh-core")
                                        || entry.contains("jopt-simple")
                                        || entry.contains("commons-math3"))
                        .map(entry -> Path.of(entry).toUri().toString())
                        .collect(Collectors.joining(" "));
        StringBuilder manifest = new StringBuilder("Manifest-Version: 1.0\n");
        String line = "Class-Path: " + path;
        for (int start = 0; start < line.length(); start += 60) {
            manifest.append(start == 0 ? "" : " ")
                    .append(line, start, Math.min(line.length(), start + 60))
                    .append('\n');
        }
        return manifest.toString();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = BenchmarkJars.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no test resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
