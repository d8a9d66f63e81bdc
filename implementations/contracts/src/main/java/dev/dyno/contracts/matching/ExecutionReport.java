package dev.dyno.contracts.matching;

/**
 * A flyweight over one report in a {@code long[]}: 5 words, 40 bytes.
 *
 * <pre>
 *  word 0  sequence       of the command that caused the report
 *  word 1  header         bits 0-7 type | 8-15 side | 16-23 reason | 24-31 zero
 *                         | 32-63 quantity, unsigned
 *  word 2  orderId        the order's, in a trade the taker's
 *  word 3  makerOrderId   in a trade, else zero
 *  word 4  priceTicks     signed
 * </pre>
 *
 * Not safe for use by several threads; see {@link OrderCommand}.
 */
public final class ExecutionReport {
    /** The number of words of one report. */
    public static final int WORDS = 5;

    private long[] words;
    private int base;

    /** Creates a flyweight over a buffer of its own that holds one report. */
    public ExecutionReport() {
        this.words = new long[WORDS];
    }

    /** Moves this flyweight to the report that starts at this word. */
    public ExecutionReport wrap(long[] buffer, int firstWord) {
        assert firstWord >= 0 && firstWord + (long) WORDS <= buffer.length;
        this.words = buffer;
        this.base = firstWord;
        return this;
    }

    /** Writes one report at this word of a buffer; the parameters are those of the sink. */
    public static void encode(
            long[] buffer,
            int firstWord,
            long sequence,
            int header,
            long orderId,
            long makerOrderId,
            long priceTicks,
            long quantity) {
        buffer[firstWord] = sequence;
        buffer[firstWord + 1] = Integer.toUnsignedLong(header) | quantity << 32;
        buffer[firstWord + 2] = orderId;
        buffer[firstWord + 3] = makerOrderId;
        buffer[firstWord + 4] = priceTicks;
    }

    /** Returns the sequence of the command that caused this report. */
    public long sequence() {
        return words[base];
    }

    /** Returns one of {@link ReportType}. */
    public int type() {
        return (int) words[base + 1] & 0xFF;
    }

    /** Returns one of {@link Side}. */
    public int side() {
        return (int) words[base + 1] >>> 8 & 0xFF;
    }

    /** Returns one of {@link Reason}. */
    public int reason() {
        return (int) words[base + 1] >>> 16 & 0xFF;
    }

    /** Returns the quantity, 0..2^32-1. */
    public long quantity() {
        return words[base + 1] >>> 32;
    }

    /** Returns the order's id, in a trade the taker's. */
    public long orderId() {
        return words[base + 2];
    }

    /** Returns the maker's id in a trade, else zero. */
    public long makerOrderId() {
        return words[base + 3];
    }

    /** Returns the price in ticks. */
    public long priceTicks() {
        return words[base + 4];
    }

    @Override
    public String toString() {
        return "type=%d seq=%d side=%d reason=%d id=%d maker=%d price=%d qty=%d"
                .formatted(
                        type(),
                        sequence(),
                        side(),
                        reason(),
                        orderId(),
                        makerOrderId(),
                        priceTicks(),
                        quantity());
    }
}
