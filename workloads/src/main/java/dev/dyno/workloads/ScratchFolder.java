package dev.dyno.workloads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A temporary folder that goes with all it holds: inputs, what parents and children hand to each
 * other, and the files of what is measured. Safe to close from several threads.
 */
public final class ScratchFolder implements AutoCloseable {
    private final Path folder;

    private ScratchFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Creates a folder where the system keeps temporary files.
     *
     * @throws UncheckedIOException if that is not possible
     */
    public static ScratchFolder create() {
        try {
            return new ScratchFolder(Files.createTempDirectory("dyno-").toRealPath());
        } catch (IOException failure) {
            throw refused(Path.of(System.getProperty("java.io.tmpdir", "")), failure);
        }
    }

    /** Takes over a folder that a process has left behind, to remove it. */
    public static ScratchFolder leftBehind(Path folder) {
        return new ScratchFolder(folder);
    }

    /** Creates a folder inside this one, which can be closed before it. */
    public ScratchFolder inside(String name) {
        return in(folder, name);
    }

    /**
     * Creates a folder with this name where the caller chooses, for example on the disk that is
     * measured.
     *
     * @throws UncheckedIOException if that is not possible
     */
    public static ScratchFolder in(Path parent, String name) {
        try {
            return new ScratchFolder(Files.createDirectory(parent.resolve(name)));
        } catch (IOException failure) {
            throw refused(parent, failure);
        }
    }

    private static UncheckedIOException refused(Path where, IOException failure) {
        return new UncheckedIOException(
                "no temporary folder can be made in " + where + " (" + failure + ")", failure);
    }

    /** Returns the folder. */
    public Path path() {
        return folder;
    }

    /** Removes the folder and all that it holds; a second call does nothing. */
    @Override
    public void close() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "the temporary folder " + folder + " cannot be removed", failure);
        }
    }
}
