package dev.dyno.results.store;

import dev.dyno.results.ResultsException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Objects;

/** Files that are complete or absent, and never replaced. */
final class AtomicFiles {
    /** What the name of a file begins with while it is being written. */
    static final String TEMPORARY_PREFIX = ".writing-";

    /** Writes the content of a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFiles() {}

    /**
     * Writes a new file: under a temporary name, forced to the device, then renamed, and the
     * renaming forced too.
     *
     * @param run the folder that errors name
     * @throws IllegalStateException if the file exists: the store is append-only
     * @throws ResultsException if the file system refuses
     */
    static void writeNew(Path run, Path file, Content content) {
        if (Files.exists(file)) {
            throw new IllegalStateException(
                    file + " exists; results are append-only and are never written twice");
        }
        Path temporary = file.resolveSibling(TEMPORARY_PREFIX + file.getFileName());
        try {
            try (FileChannel channel =
                            FileChannel.open(
                                    temporary,
                                    StandardOpenOption.CREATE_NEW,
                                    StandardOpenOption.WRITE);
                    OutputStream out = Channels.newOutputStream(channel)) {
                content.writeTo(out);
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            forceFolder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        } catch (IOException failure) {
            deleteQuietly(temporary, failure);
            throw refused(run, failure);
        }
    }

    /** Returns the error for a file system that refuses to write into a run's folder. */
    static ResultsException refused(Path folder, IOException failure) {
        String message = String.valueOf(failure.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (failure instanceof FileAlreadyExistsException) {
            return ResultsException.storage(
                    folder,
                    "another process writes there (" + message + ")",
                    "Let one run at a time write into a folder",
                    failure);
        }
        if (failure instanceof AccessDeniedException
                || lower.contains("read-only")
                || lower.contains("permission denied")) {
            return ResultsException.storage(
                    folder,
                    "cannot be written (" + FileProblems.reason(failure) + ")",
                    "Make it writable, or name another folder for results",
                    failure);
        }
        if (lower.contains("no space") || lower.contains("quota")) {
            return ResultsException.storage(
                    folder,
                    "the disk is full (" + FileProblems.reason(failure) + ")",
                    "Free some space; what was written so far is complete and readable",
                    failure);
        }
        return ResultsException.storage(
                folder,
                "cannot be written (" + FileProblems.reason(failure) + ")",
                "Check the file system, or name another folder for results",
                failure);
    }

    private static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void deleteQuietly(Path temporary, IOException failure) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException second) {
            failure.addSuppressed(second);
        }
    }
}
