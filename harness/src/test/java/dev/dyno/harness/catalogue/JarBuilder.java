package dev.dyno.harness.catalogue;

import dev.dyno.contracts.CatalogueProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Builds jars as a user does: javac against the contracts, one services file. */
public final class JarBuilder {
    /** The id of the book in {@link #sortedListBook}. */
    public static final String SORTED_LIST = "sorted-list";

    private static final String SERVICE_FILE =
            "META-INF/services/" + CatalogueProvider.class.getName();

    private JarBuilder() {}

    /** Builds the sample jar with one working order book. */
    public static Path sortedListBook(Path folder) {
        return build(
                folder,
                "com/example/SortedListOrderBook.java",
                resource("/user-jar/SortedListOrderBook.java"),
                "com.example.SortedListOrderBook$Provider");
    }

    /**
     * Compiles one source file and packs it.
     *
     * @param provider the name in the services file, or null for a jar without one
     * @return the jar
     */
    public static Path build(Path folder, String file, String source, @Nullable String provider) {
        try {
            Path sourceFile = folder.resolve("src").resolve(file);
            Path classes = folder.resolve("classes");
            Files.createDirectories(sourceFile.getParent());
            Files.createDirectories(classes);
            Files.writeString(sourceFile, source);
            compile(List.of(sourceFile), classes);
            if (provider != null) {
                Path services = classes.resolve(SERVICE_FILE);
                Files.createDirectories(services.getParent());
                Files.writeString(services, provider + "\n");
            }
            Path jar = folder.resolve("my.jar");
            pack(classes, jar);
            return jar;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Compiles source files against the class path of the tests, without annotation processors. */
    public static void compile(List<Path> sourceFiles, Path classes) throws IOException {
        compile(sourceFiles, classes, "-proc:none");
    }

    /**
     * Compiles source files against the class path of the tests.
     *
     * @param processing javac's option that says which annotation processors run
     */
    public static void compile(List<Path> sourceFiles, Path classes, String... processing)
            throws IOException {
        List<String> options = new ArrayList<>(List.of(processing));
        options.addAll(
                List.of(
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString()));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled =
                    compiler.getTask(
                                    messages,
                                    files,
                                    null,
                                    options,
                                    null,
                                    files.getJavaFileObjectsFromPaths(sourceFiles))
                            .call();
            if (!compiled) {
                throw new IllegalStateException("the sample does not compile:\n" + messages);
            }
        }
    }

    /** Packs a folder. */
    public static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    private static String resource(String name) {
        try (InputStream in = JarBuilder.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no test resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
