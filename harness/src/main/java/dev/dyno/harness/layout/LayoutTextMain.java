package dev.dyno.harness.layout;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jol.info.ClassLayout;

/**
 * The program of a JVM that has somebody else's build on its class path: {@code LayoutTextMain
 * OUTPUT CLASS...} writes what JOL says of each class. Beside JOL it needs this class only.
 */
public final class LayoutTextMain {
    private LayoutTextMain() {}

    /** Returns what must be on the class path of the program. */
    public static List<Path> classPath() {
        return List.of(origin(LayoutTextMain.class), origin(ClassLayout.class));
    }

    private static Path origin(Class<?> type) {
        return Path.of(
                java.net.URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /** Writes the layouts; a class that cannot be mapped has the reason instead. */
    public static void main(String[] arguments) throws IOException {
        Path output = Path.of(arguments[0]);
        try (PrintStream out =
                new PrintStream(Files.newOutputStream(output), false, StandardCharsets.UTF_8)) {
            for (String name : Arrays.asList(arguments).subList(1, arguments.length)) {
                out.println(text(name));
            }
        }
    }

    private static String text(String name) {
        try {
            Class<?> type = Class.forName(name, false, LayoutTextMain.class.getClassLoader());
            return ClassLayout.parseClass(type).toPrintable().stripTrailing() + "\n";
        } catch (ReflectiveOperationException | LinkageError | RuntimeException failure) {
            return name + ": cannot be mapped: " + failure + "\n";
        }
    }
}
