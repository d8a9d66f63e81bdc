package dev.dyno.workloads;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Inputs that are a few lines of {@code key=value}, from which all else follows. */
public final class InputLines {
    private InputLines() {}

    /**
     * Writes the lines and returns what describes them.
     *
     * @param operations how many one pass performs
     * @param answerDigest the answer that a correct implementation gives
     */
    public static Input write(Path file, String lines, long operations, String answerDigest)
            throws IOException {
        Files.writeString(file, lines);
        long digest = 0;
        for (int at = 0; at < lines.length(); at++) {
            digest = SplitMix64.mix(digest + lines.charAt(at));
        }
        return new Input(file, operations, "%016x".formatted(digest), answerDigest);
    }

    /**
     * Reads what was written.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    public static Properties read(Path file) {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return lines;
    }
}
