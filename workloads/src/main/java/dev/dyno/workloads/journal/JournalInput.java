package dev.dyno.workloads.journal;

import dev.dyno.workloads.Input;
import dev.dyno.workloads.InputLines;
import dev.dyno.workloads.journal.log.Records;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What a workload appends, as a few lines of text: the records follow from the seed.
 *
 * @param seed of {@link Records}
 * @param records how many one pass of a closed loop appends, or how many an open loop has at most
 * @param segmentBytes the size of the journal's files
 */
record JournalInput(long seed, long records, int segmentBytes) {

    /** Writes the input so that a reader finds all of it, and returns what describes it. */
    Input write(Path file) throws IOException {
        String text =
                "seed=%d%nrecords=%d%nsegment_bytes=%d%n".formatted(seed, records, segmentBytes);
        // A journal's one answer is what was appended, which needs no reference to be known.
        return InputLines.write(file, text, records, new Records(seed).digest(records));
    }

    /**
     * Reads what was written.
     *
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    static JournalInput read(Path file) {
        Properties lines = InputLines.read(file);
        return new JournalInput(
                Long.parseLong(lines.getProperty("seed")),
                Long.parseLong(lines.getProperty("records")),
                Integer.parseInt(lines.getProperty("segment_bytes")));
    }
}
