package dev.dyno.harness.ledger;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of {@code /proc} that is read again and again: opened once, read from its start into one
 * buffer, parsed as bytes. Not for several threads at a time.
 */
final class ProcFile implements AutoCloseable {
    /** What a number that is not there reads as. */
    static final long UNKNOWN = -1;

    private final byte[] text;
    private final @Nullable RandomAccessFile file;
    private int length;

    /** Opens a file, whose lack is no error: every number in it is then unknown. */
    ProcFile(Path path, int bytesMax) {
        text = new byte[bytesMax];
        RandomAccessFile opened;
        try {
            // Not a channel: an interrupt of the reading thread would close that.
            opened = new RandomAccessFile(path.toFile(), "r");
        } catch (IOException missing) {
            opened = null;
        }
        file = opened;
    }

    /** Reads the file again; afterwards it is empty if that failed, as when a thread has ended. */
    void refresh() {
        length = 0;
        if (file == null) {
            return;
        }
        try {
            file.seek(0);
            int count = file.read(text, 0, text.length);
            while (count > 0) {
                length += count;
                count = file.read(text, length, text.length - length);
            }
        } catch (IOException gone) {
            length = 0;
        }
    }

    /** Returns whether something was read. */
    boolean isPresent() {
        return length > 0;
    }

    /** Returns the position behind a key that starts a line, or -1. */
    int behindLineStart(byte[] key) {
        int lineStart = 0;
        while (lineStart + key.length <= length) {
            if (startsWith(text, lineStart, key)) {
                return lineStart + key.length;
            }
            lineStart = lineEnd(lineStart) + 1;
        }
        return -1;
    }

    /** Returns the position behind the last closing bracket, or -1: a name may hold brackets. */
    int behindName() {
        for (int at = length - 1; at >= 0; at--) {
            if (text[at] == ')') {
                return at + 1;
            }
        }
        return -1;
    }

    /** Returns the position behind a key anywhere in the file, or -1. */
    int behind(byte[] key) {
        for (int at = 0; at + key.length <= length; at++) {
            if (startsWith(text, at, key)) {
                return at + key.length;
            }
        }
        return -1;
    }

    /** Returns the position of the end of a line, or the length for a line without an end. */
    int lineEnd(int from) {
        int at = from;
        while (at < length && text[at] != '\n') {
            at++;
        }
        return at;
    }

    /** Returns whether a line was read to its end, so that its last number is whole. */
    boolean hasWholeLine(int from) {
        return from >= 0 && lineEnd(from) < length;
    }

    /**
     * Returns a number of the line at a position.
     *
     * @param from where the line, or what is left of it, starts; -1 gives unknown
     * @param index which word, from 0
     */
    long number(int from, int index) {
        if (!hasWholeLine(from)) {
            return UNKNOWN;
        }
        int end = lineEnd(from);
        int at = skipBlanks(from, end);
        for (int word = 0; word < index; word++) {
            while (at < end && !isBlank(text[at])) {
                at++;
            }
            at = skipBlanks(at, end);
        }
        return parse(text, at, end);
    }

    private int skipBlanks(int from, int end) {
        int at = from;
        while (at < end && isBlank(text[at])) {
            at++;
        }
        return at;
    }

    /** Parses the digits at a position, which must end at a blank or at the end. */
    private static long parse(byte[] text, int from, int end) {
        long value = 0;
        int at = from;
        while (at < end && !isBlank(text[at])) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - 9) / 10) {
                return UNKNOWN;
            }
            value = value * 10 + digit;
            at++;
        }
        return at == from ? UNKNOWN : value;
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\t' || character == ':';
    }

    private static boolean startsWith(byte[] text, int at, byte[] key) {
        for (int i = 0; i < key.length; i++) {
            if (text[at + i] != key[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException ignored) {
                // Nothing was written, so nothing can be lost.
                length = 0;
            }
        }
    }
}
