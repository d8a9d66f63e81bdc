package dev.dyno.harness.child;

import dev.dyno.results.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** How a child hands something to its parent: as a file of JSON that is whole or absent. */
public final class HandOver {
    private HandOver() {}

    /**
     * Writes a value.
     *
     * @throws IOException if the file system refuses
     */
    public static void write(Path file, Object value) throws IOException {
        Path partial = file.resolveSibling(Objects.requireNonNull(file.getFileName()) + ".partial");
        Files.write(partial, Json.toBytes(value));
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Writes a value and returns the exit code of a child that has nothing else to do: 0, or {@link
     * ChildEnd#EXIT_NOT_WRITTEN} after a line that says why.
     */
    public static int exitCodeOfWriting(Path file, Object value) {
        try {
            write(file, value);
            return 0;
        } catch (IOException failure) {
            return notWritten(failure);
        }
    }

    /** Says that something could not be written and returns the exit code for it. */
    public static int notWritten(IOException failure) {
        System.out.println("what was found cannot be written: " + failure);
        return ChildEnd.EXIT_NOT_WRITTEN;
    }
}
