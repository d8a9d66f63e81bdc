package dev.dyno.contenders.feed;

import dev.dyno.contracts.matching.Side;
import java.util.Arrays;

/**
 * The levels of a book, each with its quantity and its queue. Per side an array sorted by price
 * with the best price last, since most levels come and go near it: to insert or remove one moves
 * only what is better. A level is the index of the first word of its record.
 *
 * <pre>
 *  word   0                  1         2       3      4      5
 *         price &lt;&lt; 1 | side  quantity  before  epoch  first  last
 * </pre>
 *
 * The levels that a command touches are listed with the quantity that they had before; those that
 * are left without orders stay in their array until the command ends, so that a price is one level
 * all through a command. One thread at a time.
 */
final class FeedLevels {
    static final int QUANTITY = 1;
    static final int BEFORE = 2;
    static final int FIRST = 4;
    static final int LAST = 5;

    private static final int EPOCH = 3;
    private static final int WORDS = 8;

    private final long[] records;
    private final long[][] keys = new long[2][];
    private final int[][] sorted = new int[2][];
    private final int[] counts = new int[2];
    private final int[] touched;
    private int touchedCount;
    private long epoch;
    private int free;
    private int fresh;

    /**
     * Creates room for what a command can touch: each order leaves one level at most and joins one.
     */
    FeedLevels(int ordersMax) {
        int levelsMax = Math.multiplyExact(2, ordersMax);
        records = new long[Math.multiplyExact(levelsMax, WORDS)];
        touched = new int[levelsMax];
        for (int side = Side.BUY; side <= Side.SELL; side++) {
            keys[side] = new long[levelsMax];
            sorted[side] = new int[levelsMax];
        }
        clear();
    }

    /** Returns what makes the better of two prices of a side the larger number. */
    private static long key(int side, long priceTicks) {
        return side == Side.BUY ? priceTicks : -priceTicks;
    }

    /** Returns the level of a price, which is made where there is none. */
    int at(int side, long priceTicks) {
        long key = key(side, priceTicks);
        int count = counts[side];
        int index = Arrays.binarySearch(keys[side], 0, count, key);
        if (index >= 0) {
            return sorted[side][index];
        }
        int place = -index - 1;
        System.arraycopy(keys[side], place, keys[side], place + 1, count - place);
        System.arraycopy(sorted[side], place, sorted[side], place + 1, count - place);
        int level = take();
        keys[side][place] = key;
        sorted[side][place] = level;
        counts[side] = count + 1;
        records[level] = priceTicks << 1 | side;
        records[level + QUANTITY] = 0;
        records[level + EPOCH] = -1;
        records[level + FIRST] = FeedOrders.NONE;
        records[level + LAST] = FeedOrders.NONE;
        return level;
    }

    private int take() {
        int level = free;
        if (level == FeedOrders.NONE) {
            level = fresh;
            fresh += WORDS;
        } else {
            free = (int) records[level + FIRST];
        }
        return level;
    }

    /** Adds to a level's quantity, or takes off it. */
    void change(int level, long difference) {
        if (records[level + EPOCH] != epoch) {
            records[level + EPOCH] = epoch;
            records[level + BEFORE] = records[level + QUANTITY];
            touched[touchedCount++] = level;
        }
        records[level + QUANTITY] += difference;
    }

    int touchedCount() {
        return touchedCount;
    }

    int touched(int index) {
        return touched[index];
    }

    /** Sorts what was touched: the buy side first, and the best price first. */
    void sortTouched() {
        // An insertion sort, because a sweep touches levels in this order already.
        for (int index = 1; index < touchedCount; index++) {
            int level = touched[index];
            int place = index;
            while (place > 0 && isBefore(level, touched[place - 1])) {
                touched[place] = touched[place - 1];
                place--;
            }
            touched[place] = level;
        }
    }

    private boolean isBefore(int level, int other) {
        int side = side(level);
        return side == side(other)
                ? key(side, priceTicks(level)) > key(side, priceTicks(other))
                : side < side(other);
    }

    /** Ends a command: removes the levels that it left without orders. */
    void endCommand() {
        for (int index = 0; index < touchedCount; index++) {
            int level = touched[index];
            if (records[level + QUANTITY] == 0) {
                remove(level);
            }
        }
        touchedCount = 0;
        epoch++;
    }

    private void remove(int level) {
        int side = side(level);
        int count = counts[side];
        int place = Arrays.binarySearch(keys[side], 0, count, key(side, priceTicks(level)));
        assert sorted[side][place] == level;
        System.arraycopy(keys[side], place + 1, keys[side], place, count - place - 1);
        System.arraycopy(sorted[side], place + 1, sorted[side], place, count - place - 1);
        counts[side] = count - 1;
        records[level + FIRST] = free;
        free = level;
    }

    int count(int side) {
        return counts[side];
    }

    /** Returns a level by its place, the best price at 0. */
    int byRank(int side, int rank) {
        return sorted[side][counts[side] - 1 - rank];
    }

    int side(int level) {
        return (int) records[level] & 1;
    }

    long priceTicks(int level) {
        return records[level] >> 1;
    }

    long get(int level, int word) {
        return records[level + word];
    }

    int order(int level, int word) {
        return (int) records[level + word];
    }

    void set(int level, int word, long value) {
        records[level + word] = value;
    }

    void clear() {
        Arrays.fill(counts, 0);
        touchedCount = 0;
        epoch = 0;
        free = FeedOrders.NONE;
        fresh = 0;
    }
}
