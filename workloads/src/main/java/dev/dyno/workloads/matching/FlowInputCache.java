package dev.dyno.workloads.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last input that was read, because a trial's warm-up and measurement read the same one.
 * Thread-safe.
 */
final class FlowInputCache {
    private static @Nullable Cached last;

    private FlowInputCache() {}

    private record Cached(Path file, FileTime modified, long sizeBytes, FlowInput input) {}

    /**
     * Returns the input of a file.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    static synchronized FlowInput read(Path file) {
        try {
            FileTime modified = Files.getLastModifiedTime(file);
            long sizeBytes = Files.size(file);
            Cached cached = last;
            if (cached != null
                    && cached.file.equals(file)
                    && cached.modified.equals(modified)
                    && cached.sizeBytes == sizeBytes) {
                return cached.input;
            }
            // Dropped before reading, so that two large inputs are never in memory at once.
            last = null;
            FlowInput input = FlowInputFile.read(file);
            last = new Cached(file, modified, sizeBytes, input);
            return input;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
