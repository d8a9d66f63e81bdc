package dev.dyno.workloads.engine;

import dev.dyno.workloads.Input;
import dev.dyno.workloads.InputLines;
import dev.dyno.workloads.engine.flow.ExpectedBooks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What a workload submits, as a few lines of text: the commands follow from the seed.
 *
 * @param seed of {@link dev.dyno.workloads.engine.flow.EngineFlow}
 * @param commands how many one pass of a closed loop submits, or how many an open loop has at most
 * @param segmentBytes the size of the journal's files
 * @param commandsPerSnapshot how many commands lie between two snapshots
 */
record EngineInput(long seed, long commands, int segmentBytes, long commandsPerSnapshot) {
    /** So many that every kind of command and report is among them. */
    private static final long ANSWERED_COMMANDS = 1 << 14;

    /** Writes the input so that a reader finds all of it, and returns what describes it. */
    Input write(Path file) throws IOException {
        String text =
                "seed=%d%ncommands=%d%nsegment_bytes=%d%ncommands_per_snapshot=%d%n"
                        .formatted(seed, commands, segmentBytes, commandsPerSnapshot);
        // Whoever measures asks the reference again, for as many commands as there were.
        ExpectedBooks books = new ExpectedBooks(seed).advanceTo(ANSWERED_COMMANDS);
        return InputLines.write(file, text, commands, "%016x".formatted(books.reportDigest()));
    }

    /**
     * Reads what was written.
     *
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    static EngineInput read(Path file) {
        Properties lines = InputLines.read(file);
        return new EngineInput(
                Long.parseLong(lines.getProperty("seed")),
                Long.parseLong(lines.getProperty("commands")),
                Integer.parseInt(lines.getProperty("segment_bytes")),
                Long.parseLong(lines.getProperty("commands_per_snapshot")));
    }
}
