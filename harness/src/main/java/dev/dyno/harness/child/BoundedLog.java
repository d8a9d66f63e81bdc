package dev.dyno.harness.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Appends what a process prints to a file that stays small, however much it prints: the beginning
 * as it comes, and the end when the process has ended, with a line between them that says how much
 * was left out.
 *
 * <p>Threading: {@link #copy} on one thread, {@link #close} and {@link #end} on another; this
 * object's monitor guards all fields. After {@link #close} nothing is written any more, even if a
 * grandchild still holds the stream.
 */
final class BoundedLog implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 13;
    private static final int END_BYTES = 4_000;

    private final OutputStream file;
    private final long headBytes;
    private final byte[] last;
    private long count;
    private @Nullable IOException failure;
    private boolean isClosed;

    /**
     * Opens the file for appending.
     *
     * @param headBytes how much of the beginning is kept
     * @param tailBytes how much of the end is kept
     */
    BoundedLog(Path log, int headBytes, int tailBytes) throws IOException {
        this.file =
                Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        this.headBytes = headBytes;
        this.last = new byte[Math.max(tailBytes, END_BYTES)];
    }

    /** Copies a stream until it ends or the file cannot be written; {@link #close} then says so. */
    void copy(InputStream from) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            int read = from.read(buffer);
            while (read >= 0) {
                append(buffer, read);
                read = from.read(buffer);
            }
        } catch (IOException refused) {
            fail(refused);
        }
    }

    private synchronized void append(byte[] bytes, int length) throws IOException {
        if (isClosed) {
            return;
        }
        int toFile = (int) Math.clamp(headBytes - count, 0L, (long) length);
        for (int i = 0; i < length; i++) {
            last[(int) (count++ % last.length)] = bytes[i];
        }
        file.write(bytes, 0, toFile);
    }

    private synchronized void fail(IOException refused) {
        failure = refused;
    }

    /** Returns the last of what was printed. */
    synchronized String end() {
        return new String(lastFrom(Math.max(0, count - END_BYTES)), StandardCharsets.UTF_8);
    }

    /** Returns what was printed from a position that is still kept. */
    private byte[] lastFrom(long position) {
        byte[] bytes = new byte[(int) (count - position)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = last[(int) ((position + i) % last.length)];
        }
        return bytes;
    }

    /**
     * Writes the end and closes the file; a second call does nothing.
     *
     * @throws IOException if any of the log could not be written
     */
    @Override
    public synchronized void close() throws IOException {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try (file) {
            if (failure != null) {
                throw failure;
            }
            long from = Math.max(Math.min(headBytes, count), count - last.length);
            if (from > headBytes) {
                String gap = "%n[%,d bytes are left out here]%n".formatted(from - headBytes);
                file.write(gap.getBytes(StandardCharsets.UTF_8));
            }
            file.write(lastFrom(from));
        }
    }
}
