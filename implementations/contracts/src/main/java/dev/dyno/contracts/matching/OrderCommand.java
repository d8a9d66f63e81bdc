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
 *  word 5  account        bits 0-31, 0 for none | 32-63 displayed quantity, unsigned
 *  word 6  stop           bits 0-7 self-trade mode | 8-63 stop price, signed
 *  word 7  expiry         time of expiry, 0 for none, {@link #DAY}; in a time command the time
 * </pre>
 *
 * Words 5 to 7 are the terms of a new order, and zero in an order without. A book without rules
 * does not read them; one that has some refuses an order with a term whose rule it lacks.
 *
 * <p>A book looks at one instrument's commands only and ignores the instrument index. Not safe for
 * use by several threads: each thread has its own flyweight, and the buffer's words are read plain,
 * so whoever hands a buffer to another thread must publish it.
 */
public final class OrderCommand {
    /** The number of words of one command. */
    public static final int WORDS = 8;

    /** A replace with this flag always loses its time priority. */
    public static final int FLAG_REQUEUE = 1;

    /** The expiry of an order that ends with its day. */
    public static final long DAY = -1;

    private static final int SEQUENCE = 0;
    private static final int HEADER = 1;
    private static final int ORDER_ID = 2;
    private static final int PRICE = 3;
    private static final int QUANTITY = 4;
    private static final int ACCOUNT = 5;
    private static final int STOP = 6;
    private static final int EXPIRY = 7;
    private static final int STOP_SHIFT = 8;

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

    /**
     * Returns the instrument of a command that need not lie at a multiple of its words, as in
     * queues whose slots have further ones.
     *
     * @param firstWord where the command begins
     */
    public static int instrumentAt(long[] buffer, int firstWord) {
        return (int) (buffer[firstWord + HEADER] >>> 32);
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

    /** Answers whether all terms are absent. */
    public boolean hasNoTerms() {
        return (words[base + ACCOUNT] | words[base + STOP] | words[base + EXPIRY]) == 0;
    }

    /** Returns the account, or 0 if the order belongs to none. */
    public int account() {
        return (int) words[base + ACCOUNT];
    }

    /** Returns what an iceberg shows at most, 0..2^32-1. */
    public long displayQuantity() {
        return words[base + ACCOUNT] >>> 32;
    }

    /** Returns the price that a trade must reach for a stop order to be triggered. */
    public long stopPriceTicks() {
        return words[base + STOP] >> STOP_SHIFT;
    }

    /** Returns one of {@link SelfTradeMode}, or another value 0..255 in a malformed command. */
    public int selfTradeMode() {
        return (int) words[base + STOP] & 0xFF;
    }

    /** Returns the time at which an order ends, 0 for never, {@link #DAY}, or a command's time. */
    public long expiryTime() {
        return words[base + EXPIRY];
    }

    /** Returns one of the words 5 to 7, for whoever stores commands. */
    public long termsWord(int word) {
        assert word >= ACCOUNT && word <= EXPIRY;
        return words[base + word];
    }

    /** Overwrites the words 5 to 7. */
    public OrderCommand terms(long accountWord, long stopWord, long expiryTime) {
        words[base + ACCOUNT] = accountWord;
        words[base + STOP] = stopWord;
        words[base + EXPIRY] = expiryTime;
        return this;
    }

    /** Overwrites the account. */
    public OrderCommand account(int account) {
        words[base + ACCOUNT] =
                (words[base + ACCOUNT] & 0xFFFF_FFFF_0000_0000L) | Integer.toUnsignedLong(account);
        return this;
    }

    /** Overwrites what an iceberg shows. */
    public OrderCommand displayQuantity(long quantity) {
        words[base + ACCOUNT] = (words[base + ACCOUNT] & 0xFFFF_FFFFL) | quantity << 32;
        return this;
    }

    /** Overwrites the stop price. */
    public OrderCommand stopPriceTicks(long priceTicks) {
        words[base + STOP] = (words[base + STOP] & 0xFF) | priceTicks << STOP_SHIFT;
        return this;
    }

    /** Overwrites the self-trade mode. */
    public OrderCommand selfTradeMode(int mode) {
        words[base + STOP] = (words[base + STOP] & ~0xFFL) | (mode & 0xFF);
        return this;
    }

    /** Overwrites the time at which the order ends. */
    public OrderCommand expiryTime(long time) {
        words[base + EXPIRY] = time;
        return this;
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

    /**
     * Overwrites the whole command with a mass cancel of instrument 0.
     *
     * @param side a side or {@link Side#BOTH}
     */
    public OrderCommand massCancel(long sequence, int side, int account) {
        return put(sequence, CommandType.MASS_CANCEL | side << 8, 0, 0, 0).account(account);
    }

    /** Overwrites the whole command with a time command of instrument 0. */
    public OrderCommand time(long sequence, long time) {
        return put(sequence, CommandType.TIME, 0, 0, 0).expiryTime(time);
    }

    /** Overwrites the whole command with the end of the day of instrument 0. */
    public OrderCommand endOfDay(long sequence) {
        return put(sequence, CommandType.END_OF_DAY, 0, 0, 0);
    }

    /**
     * Overwrites the whole command with a change of state of instrument 0.
     *
     * @param state one of {@link BookState}
     */
    public OrderCommand setState(long sequence, int state) {
        return put(sequence, CommandType.SET_STATE, 0, 0, state);
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

    /** Overwrites the whole command with another one, the instrument included. */
    public OrderCommand copyOf(OrderCommand other) {
        System.arraycopy(other.words, other.base, words, base, WORDS);
        return this;
    }

    private String termsText() {
        return hasNoTerms()
                ? ""
                : " account=%d display=%d stp=%d stop=%d expiry=%d"
                        .formatted(
                                account(),
                                displayQuantity(),
                                selfTradeMode(),
                                stopPriceTicks(),
                                expiryTime());
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
                                quantity())
                + termsText();
    }
}
