package dev.dyno.contenders.matching;

/**
 * A set of ticks of the window, as three bitmaps above each other: a bit of an upper word says
 * whether the word below it has any bit. The nearest member above or below a tick is found in at
 * most five words.
 */
final class TickBitmap {
    /** What a search answers that finds nothing. */
    static final int NONE = -1;

    private final IntMemory memory;
    private final int size;
    private final int bits;
    private final int wordBits;
    private final int topBits;
    private final int cells;

    TickBitmap(IntMemory memory, LadderLayout layout) {
        this.memory = memory;
        this.size = layout.windowTicks();
        this.bits = layout.bits();
        this.wordBits = layout.wordBits();
        this.topBits = layout.topBits();
        this.cells = layout.levels() - layout.bits();
    }

    private long word(int bitmap, int index) {
        return memory.loadLong(bitmap + 2 * index);
    }

    /** Adds a tick, which may be a member. */
    void add(int tick) {
        int at = bits + 2 * (tick >> 6);
        long word = memory.loadLong(at);
        memory.storeLong(at, word | 1L << tick);
        if (word == 0) {
            addWord(tick >> 6);
        }
    }

    private void addWord(int index) {
        int at = wordBits + 2 * (index >> 6);
        long word = memory.loadLong(at);
        memory.storeLong(at, word | 1L << index);
        if (word == 0) {
            memory.storeLong(topBits, memory.loadLong(topBits) | 1L << (index >> 6));
        }
    }

    /** Takes out a tick, which is a member. */
    void remove(int tick) {
        int at = bits + 2 * (tick >> 6);
        long word = memory.loadLong(at) & ~(1L << tick);
        memory.storeLong(at, word);
        if (word == 0) {
            removeWord(tick >> 6);
        }
    }

    private void removeWord(int index) {
        int at = wordBits + 2 * (index >> 6);
        long word = memory.loadLong(at) & ~(1L << index);
        memory.storeLong(at, word);
        if (word == 0) {
            memory.storeLong(topBits, memory.loadLong(topBits) & ~(1L << (index >> 6)));
        }
    }

    /** Answers whether a tick is a member. */
    boolean contains(int tick) {
        return (word(bits, tick >> 6) >>> tick & 1) != 0;
    }

    /** Returns the highest member at or below a tick, or {@link #NONE}. */
    int atOrBelow(int tick) {
        long found = word(bits, tick >> 6) & -1L >>> (63 - (tick & 63));
        if (found != 0) {
            return (tick & -64) | highest(found);
        }
        int index = tick >> 6;
        found = word(wordBits, index >> 6) & (1L << index) - 1;
        if (found == 0) {
            int above = index >> 6;
            long top = memory.loadLong(topBits) & (1L << above) - 1;
            if (top == 0) {
                return NONE;
            }
            index = highest(top) << 6;
            found = word(wordBits, highest(top));
        }
        index = (index & -64) | highest(found);
        return index << 6 | highest(word(bits, index));
    }

    /** Returns the lowest member at or above a tick, or {@link #NONE}. */
    int atOrAbove(int tick) {
        long found = word(bits, tick >> 6) & -1L << tick;
        if (found != 0) {
            return (tick & -64) | lowest(found);
        }
        int index = tick >> 6;
        found = word(wordBits, index >> 6) & -2L << index;
        if (found == 0) {
            int above = index >> 6;
            long top = memory.loadLong(topBits) & -2L << above;
            if (top == 0) {
                return NONE;
            }
            index = lowest(top) << 6;
            found = word(wordBits, lowest(top));
        }
        index = (index & -64) | lowest(found);
        return index << 6 | lowest(word(bits, index));
    }

    private static int highest(long word) {
        return 63 - Long.numberOfLeadingZeros(word);
    }

    private static int lowest(long word) {
        return Long.numberOfTrailingZeros(word);
    }

    /** Returns how many ticks there are. */
    int size() {
        return size;
    }

    /** Takes all ticks out. */
    void clear() {
        memory.zero(bits, cells);
    }
}
