package dev.dyno.contenders.matching;

import dev.dyno.contracts.matching.OrderBookSpec;

/**
 * Where the parts of a ladder lie in its memory, in cells of four bytes. Each part begins at a
 * multiple of eight cells.
 *
 * <pre>
 *  0        NULL: what a link holds that leads nowhere; cell 2 is the root of the far levels
 *  bits     three bitmaps over the window: one bit a tick, then one a word, then one a word again
 *  levels   one pair (first, last) per tick of the window
 *  nodes    32-byte records: orders, and levels outside the window
 *  heads    the buckets of the index of order ids
 * </pre>
 *
 * A record that stands for an order, and one that stands for a level outside the window:
 *
 * <pre>
 *  cell   0     1     2    3     4      5      6         7
 *  order  next  prev  orderId    price &lt;&lt; 1 | side  quantity  chain
 *  level  first last  left right price                unused
 * </pre>
 *
 * A level's pair and an order's first two cells have the same form on purpose: the orders of a
 * level and the level itself form a ring, and taking an order out of it is two stores that need not
 * know which of its neighbours is the level.
 */
record LadderLayout(
        int windowTicks,
        int bits,
        int wordBits,
        int topBits,
        int levels,
        int nodes,
        int nodesEnd,
        int heads,
        int headsCount) {

    /** The link that leads nowhere. */
    static final int NULL = 0;

    /** Where the link to the root of the far levels is. */
    static final int FAR_ROOT = 2;

    static final int NEXT = 0;
    static final int PREV = 1;
    static final int ORDER_ID = 2;
    static final int LEFT = 2;
    static final int RIGHT = 3;
    static final int PRICE = 4;
    static final int QUANTITY = 6;
    static final int CHAIN = 7;

    /** Cells of a node. */
    static final int NODE_CELLS = 8;

    /** The widest window: three words of 64 bits above each other. */
    private static final int WINDOW_MAX = 1 << 18;

    private static final int WINDOW_MIN = 64;
    private static final int HEADS_MIN = 16;

    /**
     * The index has two buckets per order. An order needs a node, and as many levels may lie
     * outside the window as there are orders; a few more serve while the window moves.
     */
    static LadderLayout of(OrderBookSpec spec) {
        int window = powerOfTwo(Math.clamp(spec.widthTicks(), WINDOW_MIN, WINDOW_MAX));
        int bits = NODE_CELLS;
        int wordBits = bits + cellsOfBits(window);
        int topBits = wordBits + cellsOfBits(window / 64);
        int levels = topBits + cellsOfBits(window / 4096);
        int nodes = levels + 2 * window;
        int nodesEnd = nodes + (2 * spec.ordersMax() + 4) * NODE_CELLS;
        int headsCount = Math.max(HEADS_MIN, 2 * powerOfTwo(spec.ordersMax()));
        return new LadderLayout(
                window, bits, wordBits, topBits, levels, nodes, nodesEnd, nodesEnd, headsCount);
    }

    /** Returns how many cells there are in all. */
    int cells() {
        return heads + headsCount;
    }

    private static int powerOfTwo(int atLeast) {
        return atLeast == 1 ? 1 : Integer.highestOneBit(atLeast - 1) << 1;
    }

    /** Returns the cells of a bitmap, rounded up so that the next part begins at eight cells. */
    private static int cellsOfBits(int count) {
        return (Math.max(count, 1) + 255) / 256 * NODE_CELLS;
    }
}
