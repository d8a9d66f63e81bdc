package dev.dyno.contenders.feed;

import java.util.Arrays;

/**
 * The orders that a feed follows, found by id: open addressing with linear probing in a table of
 * twice as many places, and removal that shifts back, so that no search passes a place that was
 * given up. An order is the index of the first word of its record.
 *
 * <pre>
 *  word   0        1                  2     3      4      5     6     7
 *         orderId  price &lt;&lt; 1 | side  open  shown  level  next  prev  unused
 * </pre>
 *
 * One line of a cache per order, where the array is aligned. One thread at a time.
 */
final class FeedOrders {
    /** No order, and no level. */
    static final int NONE = -1;

    static final int PRICE = 1;
    static final int OPEN = 2;
    static final int SHOWN = 3;
    static final int LEVEL = 4;
    static final int NEXT = 5;
    static final int PREV = 6;

    private static final int WORDS_SHIFT = 3;
    private static final int WORDS = 1 << WORDS_SHIFT;

    /** The golden ratio, as Knuth multiplies by it (TAOCP 3, 6.4). */
    private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;

    private final long[] records;
    private final int[] table;
    private final int shift;
    private int free;
    private int fresh;

    FeedOrders(int ordersMax) {
        records = new long[Math.multiplyExact(ordersMax, WORDS)];
        int bits = Math.max(4, Integer.SIZE - Integer.numberOfLeadingZeros(2 * ordersMax - 1));
        table = new int[1 << bits];
        shift = Long.SIZE - bits;
        clear();
    }

    /** Returns the order with this id, or {@link #NONE}. */
    int find(long orderId) {
        int place = home(orderId);
        while (table[place] != NONE && records[table[place]] != orderId) {
            place = next(place);
        }
        return table[place];
    }

    /** Adds an order that is in no queue. */
    int add(int side, long orderId, long priceTicks, long open) {
        int order = free;
        if (order == NONE) {
            order = fresh;
            fresh += WORDS;
        } else {
            free = (int) records[order + NEXT];
        }
        int place = home(orderId);
        while (table[place] != NONE) {
            place = next(place);
        }
        table[place] = order;
        records[order] = orderId;
        records[order + PRICE] = priceTicks << 1 | side;
        records[order + OPEN] = open;
        records[order + SHOWN] = 0;
        records[order + LEVEL] = NONE;
        return order;
    }

    /** Forgets an order that is in no queue. */
    void remove(int order) {
        int hole = home(records[order]);
        while (table[hole] != order) {
            hole = next(hole);
        }
        int place = next(hole);
        while (table[place] != NONE) {
            int home = home(records[table[place]]);
            // It may move back to the hole unless its home lies behind the hole.
            if (distance(home, place) >= distance(hole, place)) {
                table[hole] = table[place];
                hole = place;
            }
            place = next(place);
        }
        table[hole] = NONE;
        records[order + NEXT] = free;
        free = order;
    }

    private int distance(int from, int to) {
        return (to - from) & (table.length - 1);
    }

    private int home(long orderId) {
        return (int) ((orderId * FACTOR) >>> shift);
    }

    private int next(int place) {
        return (place + 1) & (table.length - 1);
    }

    long id(int order) {
        return records[order];
    }

    int side(int order) {
        return (int) records[order + PRICE] & 1;
    }

    long priceTicks(int order) {
        return records[order + PRICE] >> 1;
    }

    void setPriceTicks(int order, long priceTicks) {
        records[order + PRICE] = priceTicks << 1 | side(order);
    }

    long get(int order, int word) {
        return records[order + word];
    }

    void set(int order, int word, long value) {
        records[order + word] = value;
    }

    int link(int order, int word) {
        return (int) records[order + word];
    }

    void clear() {
        Arrays.fill(table, NONE);
        free = NONE;
        fresh = 0;
    }
}
