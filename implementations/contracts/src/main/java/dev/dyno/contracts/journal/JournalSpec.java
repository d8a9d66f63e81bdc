package dev.dyno.contracts.journal;

import java.nio.file.Path;

/**
 * Where a journal lies and how much room it gets.
 *
 * @param folder holds this journal and nothing else
 * @param segmentBytes the size of one file, {@link #SEGMENT_BYTES_MIN}..2^30, a multiple of 4,096
 * @param recordsInFlightMax how many records may wait for the storage, {@code 1..2^20}
 * @param firstNeededIndex the first record that the caller cannot do without, at least 0: a journal
 *     may begin there or earlier, and is refused if it begins later or ends earlier
 */
public record JournalSpec(
        Path folder, int segmentBytes, int recordsInFlightMax, long firstNeededIndex) {
    /** The smallest file. */
    public static final int SEGMENT_BYTES_MIN = 16_384;

    private static final int SEGMENT_BYTES_MAX = 1 << 30;
    private static final int BLOCK_BYTES = 4_096;
    private static final int IN_FLIGHT_MAX = 1 << 20;

    /** Checks the ranges. */
    public JournalSpec {
        if (segmentBytes < SEGMENT_BYTES_MIN
                || segmentBytes > SEGMENT_BYTES_MAX
                || segmentBytes % BLOCK_BYTES != 0) {
            throw new IllegalArgumentException(
                    "segmentBytes is %d, which is not a multiple of %d in %d..%d"
                            .formatted(
                                    segmentBytes,
                                    BLOCK_BYTES,
                                    SEGMENT_BYTES_MIN,
                                    SEGMENT_BYTES_MAX));
        }
        if (recordsInFlightMax < 1 || recordsInFlightMax > IN_FLIGHT_MAX) {
            throw new IllegalArgumentException(
                    "recordsInFlightMax is "
                            + recordsInFlightMax
                            + ", which is outside 1.."
                            + IN_FLIGHT_MAX);
        }
        if (firstNeededIndex < 0) {
            throw new IllegalArgumentException(
                    "firstNeededIndex is " + firstNeededIndex + ", less than 0");
        }
    }

    /** Creates the spec of a journal that is needed from its first record on. */
    public JournalSpec(Path folder, int segmentBytes, int recordsInFlightMax) {
        this(folder, segmentBytes, recordsInFlightMax, 0);
    }
}
