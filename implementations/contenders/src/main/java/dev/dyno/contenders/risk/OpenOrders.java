package dev.dyno.contenders.risk;

import dev.dyno.contracts.matching.Side;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * The orders in the books, by instrument and id: a table with linear probing, whose slots are four
 * words and share a cache line by twos. Removing moves later slots back, so that there are no
 * graves. Allocates nothing but for {@link #forEachWord}. One thread at a time.
 *
 * <pre>
 *  word 0  order id
 *  word 1  account in bits 32-63, 0 in an empty slot | instrument in bits 1-16 | side in bit 0
 *  word 2  limit in ticks
 *  word 3  open quantity
 * </pre>
 */
final class OpenOrders {
    /** What a search answers where there is nothing. */
    static final int NONE = -1;

    private static final int WORDS = 4;
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private final long[] slots;
    private final int mask;
    private final int shift;
    private final int limit;
    private int count;

    OpenOrders(int ordersMax) {
        int capacity = Integer.highestOneBit(Math.max(2, ordersMax * 2 - 1)) * 2;
        slots = new long[capacity * WORDS];
        mask = capacity - 1;
        shift = Long.SIZE - Integer.numberOfTrailingZeros(capacity);
        limit = ordersMax;
    }

    private static long tag(int account, int instrument, int side) {
        return (long) account << 32 | (long) instrument << 1 | side;
    }

    private int home(long orderId, int instrument) {
        long mixed = (orderId * MULTIPLIER + instrument) * MULTIPLIER;
        return (int) (mixed >>> shift);
    }

    /** Returns where an order is, or {@link #NONE}. */
    int find(int instrument, long orderId) {
        int slot = home(orderId, instrument);
        while (slots[slot * WORDS + 1] != 0) {
            if (slots[slot * WORDS] == orderId && instrument(slot) == instrument) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
        return NONE;
    }

    /** Adds an order that is not there. */
    void add(long orderId, int account, int instrument, int side, long priceTicks, long open) {
        if (count == limit) {
            throw new IllegalStateException(
                    "more than " + limit + " orders are open, though each was checked");
        }
        int slot = home(orderId, instrument);
        while (slots[slot * WORDS + 1] != 0) {
            slot = slot + 1 & mask;
        }
        int word = slot * WORDS;
        slots[word] = orderId;
        slots[word + 1] = tag(account, instrument, side);
        slots[word + 2] = priceTicks;
        slots[word + 3] = open;
        count++;
    }

    /** Removes the order in a slot; slots that were found before may have moved. */
    void remove(int slot) {
        int hole = slot;
        int next = slot + 1 & mask;
        while (slots[next * WORDS + 1] != 0) {
            int home = home(slots[next * WORDS], instrument(next));
            if ((next - home & mask) >= (next - hole & mask)) {
                System.arraycopy(slots, next * WORDS, slots, hole * WORDS, WORDS);
                hole = next;
            }
            next = next + 1 & mask;
        }
        Arrays.fill(slots, hole * WORDS, (hole + 1) * WORDS, 0);
        count--;
    }

    int account(int slot) {
        return (int) (slots[slot * WORDS + 1] >>> 32);
    }

    int instrument(int slot) {
        return (int) slots[slot * WORDS + 1] >>> 1;
    }

    boolean buys(int slot) {
        return (slots[slot * WORDS + 1] & 1) == Side.BUY;
    }

    long priceTicks(int slot) {
        return slots[slot * WORDS + 2];
    }

    long open(int slot) {
        return slots[slot * WORDS + 3];
    }

    void setOpen(int slot, long open) {
        slots[slot * WORDS + 3] = open;
    }

    /** Gives the orders' words, by instrument and then by id. */
    void forEachWord(LongConsumer words) {
        long[][] sorted = new long[count][];
        int filled = 0;
        for (int slot = 0; slot <= mask; slot++) {
            if (slots[slot * WORDS + 1] != 0) {
                sorted[filled++] =
                        new long[] {
                            instrument(slot),
                            slots[slot * WORDS],
                            account(slot),
                            slots[slot * WORDS + 1] & 1,
                            priceTicks(slot),
                            open(slot)
                        };
            }
        }
        Arrays.sort(sorted, Arrays::compare);
        for (long[] order : sorted) {
            Arrays.stream(order).forEach(words);
        }
    }
}
