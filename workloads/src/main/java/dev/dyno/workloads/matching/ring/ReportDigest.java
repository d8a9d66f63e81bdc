package dev.dyno.workloads.matching.ring;

import dev.dyno.contracts.matching.ReportSink;

/**
 * Folds reports, in order, into 64 bits and counts them. Equal streams have equal digests; a stream
 * that lacks, repeats, swaps or changes a report has another one, but for chance. It is cheap
 * enough for a drainer to keep up with a matcher: five independent multiplications, then one short
 * step that depends on the report before.
 *
 * <p>Threading: one thread at a time; whoever passes it on publishes it. Its own lines are kept
 * apart from other objects, because a drainer writes to it at every report.
 */
public final class ReportDigest extends DigestFields.BackPad implements ReportSink {
    private static final long START = 0x6A09_E667_F3BC_C908L;
    private static final long SEQUENCE_FACTOR = 0x9E37_79B9_7F4A_7C15L;
    private static final long HEADER_FACTOR = 0xD1B5_4A32_D192_ED03L;
    private static final long ORDER_ID_FACTOR = 0xAEF1_7502_108E_F2D9L;
    private static final long MAKER_ID_FACTOR = 0x8CB9_2BA7_2F3D_8DD7L;
    private static final long PRICE_FACTOR = 0xF135_7AEA_2E62_A9C5L;
    private static final long CHAIN_FACTOR = 0xC2B2_AE3D_27D4_EB4FL;
    private static final int CHAIN_ROTATION = 27;

    /** Creates the digest of no report. */
    public ReportDigest() {
        reset();
    }

    /** Starts again with no report. */
    public void reset() {
        value = START;
        reports = 0;
    }

    @Override
    public void report(
            long sequence,
            int header,
            long orderId,
            long makerOrderId,
            long priceTicks,
            long quantity) {
        long headerWord = Integer.toUnsignedLong(header) | quantity << 32;
        value = fold(value, sequence, headerWord, orderId, makerOrderId, priceTicks);
        reports++;
    }

    /** Folds the report that starts at this word. */
    public void report(long[] words, int firstWord) {
        value =
                fold(
                        value,
                        words[firstWord],
                        words[firstWord + 1],
                        words[firstWord + 2],
                        words[firstWord + 3],
                        words[firstWord + 4]);
        reports++;
    }

    private static long fold(
            long value,
            long sequence,
            long headerWord,
            long orderId,
            long makerOrderId,
            long priceTicks) {
        long report =
                sequence * SEQUENCE_FACTOR
                        + headerWord * HEADER_FACTOR
                        + orderId * ORDER_ID_FACTOR
                        + makerOrderId * MAKER_ID_FACTOR
                        + priceTicks * PRICE_FACTOR;
        return (Long.rotateLeft(value, CHAIN_ROTATION) ^ report ^ report >>> 32) * CHAIN_FACTOR;
    }

    /** Returns the digest of all reports so far. */
    public long value() {
        return value;
    }

    /** Returns how many reports there were. */
    public long count() {
        return reports;
    }

    @Override
    public String toString() {
        return "%d reports with digest %016x".formatted(reports, value);
    }
}
