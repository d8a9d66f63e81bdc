package dev.dyno.contracts.matching;

/**
 * A flyweight over one command in a {@code long[]}: 8 words, 64 bytes, one cache line where the
 * buffer is aligned.
 *
 * <pre>
 *  word 0  sequence       set by the sequencer, copied into every report
 *  word 1  header         bits 0-7 type | 8-15 side | 16-23 order type | 24-31 flags
 *                         | 32-63 instrument index
 *  word 2  orderId        any 64-bit value
 *  word 3  priceTicks     signed
 *  word 4  quantity       1..2^32-1, a long so that bad values can be represented
 *  word 5-7               reserved, zero
 * </pre>
 *
 * A book looks at one instrument's commands only and ignores the instrument index. Not safe for use
 * by several threads: each thread has its own flyweight, and the buffer's words are read plain, so
 * whoever hands a buffer to another thread must publish it.
 */
public final class OrderCommand {
    /** The number of words of one command. */
    public static final int WORDS = 8;

    /** A replace with this flag always loses its time priority. */
    public static final int FLAG_REQUEUE = 1;

    private static final int SEQUENCE = 0;
    private static final int HEADER = 1;
    private static final int ORDER_ID = 2;
    private static final int PRICE = 3;
    private static final int QUANTITY = 4;

    private long[] words;
    private int base;

    /** Creates a flyweight over a buffer of its own that holds one command. */
    public OrderCommand() {
        this.words = new long[WORDS];
    }

    /**
     * Moves this flyweight to the command with this index.
     *
     * @param buffer the words of a whole number of commands
     * @param commandIndex the command's index, not its word offset
     */
    public OrderCommand wrap(long[] buffer, int commandIndex) {
        assert commandIndex >= 0 && (commandIndex + 1L) * WORDS <= buffer.length;
        this.words = buffer;
        this.base = commandIndex * WORDS;
        return this;
    }

    /** Returns the sequence that every report of this command carries. */
    public long sequence() {
        return words[base + SEQUENCE];
    }

    /** Returns one of {@link CommandType}, or another value 0..255 in a malformed command. */
    public int type() {
        return (int) words[base + HEADER] & 0xFF;
    }

    /** Returns one of {@link Side}, or another value 0..255 in a malformed command. */
    public int side() {
        return (int) words[base + HEADER] >>> 8 & 0xFF;
    }

    /** Returns one of {@link OrderType}, or another value 0..255 in a malformed command. */
    public int orderType() {
        return (int) words[base + HEADER] >>> 16 & 0xFF;
    }

    /** Returns the flags, 0..255. */
    public int flags() {
        return (int) words[base + HEADER] >>> 24 & 0xFF;
    }

    /** Returns the index of the instrument, for whoever routes commands to books. */
    public int instrument() {
        return (int) (words[base + HEADER] >>> 32);
    }

    /** Returns the order's id. */
    public long orderId() {
        return words[base + ORDER_ID];
    }

    /** Returns the price in ticks. */
    public long priceTicks() {
        return words[base + PRICE];
    }

    /** Returns the quantity. */
    public long quantity() {
        return words[base + QUANTITY];
    }

    /** Overwrites the sequence. */
    public OrderCommand sequence(long sequence) {
        words[base + SEQUENCE] = sequence;
        return this;
    }

    /** Overwrites the instrument index. */
    public OrderCommand instrument(int instrument) {
        words[base + HEADER] =
                (words[base + HEADER] & 0xFFFF_FFFFL) | Integer.toUnsignedLong(instrument) << 32;
        return this;
    }

    /** Overwrites the whole command with a new order of instrument 0. */
    public OrderCommand enter(
            long sequence, int side, int orderType, long orderId, long priceTicks, long quantity) {
        return put(
                sequence,
                CommandType.NEW | side << 8 | orderType << 16,
                orderId,
                priceTicks,
                quantity);
    }

    /** Overwrites the whole command with a cancel of instrument 0. */
    public OrderCommand cancel(long sequence, long orderId) {
        return put(sequence, CommandType.CANCEL, orderId, 0, 0);
    }

    /**
     * Overwrites the whole command with a replace of instrument 0.
     *
     * @param flags 0 or {@link #FLAG_REQUEUE}
     */
    public OrderCommand replace(
            long sequence, int flags, long orderId, long priceTicks, long quantity) {
        return put(sequence, CommandType.REPLACE | flags << 24, orderId, priceTicks, quantity);
    }

    /** Overwrites the whole command with a reduce of instrument 0. */
    public OrderCommand reduce(long sequence, long orderId, long quantity) {
        return put(sequence, CommandType.REDUCE, orderId, 0, quantity);
    }

    /** Overwrites the whole command with raw fields; malformed ones are possible. */
    public OrderCommand put(
            long sequence, int header, long orderId, long priceTicks, long quantity) {
        int offset = base;
        words[offset + SEQUENCE] = sequence;
        words[offset + HEADER] = Integer.toUnsignedLong(header);
        words[offset + ORDER_ID] = orderId;
        words[offset + PRICE] = priceTicks;
        words[offset + QUANTITY] = quantity;
        for (int word = QUANTITY + 1; word < WORDS; word++) {
            words[offset + word] = 0;
        }
        return this;
    }

    @Override
    public String toString() {
        return "seq=%d type=%d side=%d orderType=%d flags=%d instrument=%d id=%d price=%d qty=%d"
                .formatted(
                        sequence(),
                        type(),
                        side(),
                        orderType(),
                        flags(),
                        instrument(),
                        orderId(),
                        priceTicks(),
                        quantity());
    }
}
