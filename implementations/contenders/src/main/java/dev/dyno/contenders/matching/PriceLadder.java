package dev.dyno.contenders.matching;

import static dev.dyno.contenders.matching.LadderLayout.NEXT;
import static dev.dyno.contenders.matching.LadderLayout.NULL;
import static dev.dyno.contenders.matching.LadderLayout.PREV;

import dev.dyno.contracts.matching.Prices;
import dev.dyno.contracts.matching.Side;
import java.util.Arrays;

/**
 * The price levels of a book, each with its queue of orders. Both sides share them: a price never
 * has orders of both, and all bids lie below all asks.
 *
 * <p>A window of ticks around the market has a level per tick and a bitmap of those that have
 * orders; {@link FarLevels} holds all other prices. When many orders arrive outside the window
 * while the market itself is near its edge, the window moves: its levels and those that come to lie
 * in it are relinked, which takes time in proportion to their number and their logarithm.
 *
 * <p>A level is the address of a pair of cells (first, last) that closes the ring of its orders.
 */
final class PriceLadder {
    /** The key of the best price of a side without orders: below all keys. */
    private static final long NO_KEY = Prices.NO_PRICE;

    /** A window's width is at least this many times the arrivals that it takes to move it. */
    private static final int WIDTHS_PER_MOVE = 8;

    private static final int ARRIVALS_PER_MOVE_MIN = 256;

    private final IntMemory memory;
    private final NodePool pool;
    private final TickBitmap occupied;
    private final FarLevels far;
    private final int window;
    private final int levels;
    private final int nodes;
    private final long firstBase;
    private final int farArrivalsMax;
    private long base;
    private int farArrivals;
    private final long[] bestKeys = new long[2];

    PriceLadder(IntMemory memory, LadderLayout layout, NodePool pool, long centreTicks) {
        this.memory = memory;
        this.pool = pool;
        this.occupied = new TickBitmap(memory, layout);
        this.far = new FarLevels(memory);
        this.window = layout.windowTicks();
        this.levels = layout.levels();
        this.nodes = layout.nodes();
        this.firstBase = centreTicks - window / 2;
        this.farArrivalsMax = Math.max(ARRIVALS_PER_MOVE_MIN, window / WIDTHS_PER_MOVE);
        clear();
    }

    /**
     * Returns what makes the better of two prices of a side the larger number: the price of a buy
     * order, the negated price of a sell order. Its own inverse; {@link #NO_KEY} stays what it is.
     */
    private static long key(int side, long price) {
        return (price ^ -side) + side;
    }

    /** Returns the best price of a side, or {@link Prices#NO_PRICE} where it has no orders. */
    long best(int side) {
        return key(side, bestKeys[side]);
    }

    /** Answers whether a side's best price is at a price or better for whoever trades with it. */
    boolean reaches(int side, long price) {
        return bestKeys[side] >= key(side, price);
    }

    private boolean isNear(long price) {
        return Long.compareUnsigned(price - base, window) < 0;
    }

    private int nearLevel(long price) {
        return levels + 2 * (int) (price - base);
    }

    /** Returns the level of a price that has orders. */
    int occupiedLevel(long price) {
        return isNear(price) ? nearLevel(price) : far.find(price);
    }

    /** Returns the level of a price, or {@link LadderLayout#NULL} if it has no orders. */
    int level(long price) {
        if (!isNear(price)) {
            return far.find(price);
        }
        return occupied.contains((int) (price - base)) ? nearLevel(price) : NULL;
    }

    /** Puts an order at the end of the queue of its price. */
    void append(int node, int side, long price) {
        int level = open(price);
        int last = memory.load(level + PREV);
        memory.store(node + NEXT, level);
        memory.store(node + PREV, last);
        memory.store(last + NEXT, node);
        memory.store(level + PREV, node);
        bestKeys[side] = Math.max(bestKeys[side], key(side, price));
    }

    /** Takes an order out of its queue, and its level out of the ladder if it was the last. */
    void unlink(int node, int side) {
        int next = memory.load(node + NEXT);
        int prev = memory.load(node + PREV);
        memory.store(prev + NEXT, next);
        memory.store(next + PREV, prev);
        if (next == prev) {
            close(next, side);
        }
    }

    /** Returns the level of a price, which is counted as occupied from now on. */
    private int open(long price) {
        if (isNear(price)) {
            occupied.add((int) (price - base));
            return nearLevel(price);
        }
        return openFar(price);
    }

    private int openFar(long price) {
        if (++farArrivals >= farArrivalsMax && moveWindow(price) && isNear(price)) {
            return open(price);
        }
        int level = far.find(price);
        if (level == NULL) {
            level = pool.take();
            memory.store(level + NEXT, level);
            memory.store(level + PREV, level);
            far.add(level, price);
        }
        return level;
    }

    /** Takes a level without orders out of the ladder. */
    private void close(int level, int side) {
        long price;
        if (level < nodes) {
            int tick = (level - levels) >> 1;
            occupied.remove(tick);
            price = base + tick;
        } else {
            price = memory.loadLong(level + LadderLayout.PRICE);
            far.remove(level);
            pool.give(level);
        }
        if (key(side, price) == bestKeys[side]) {
            bestKeys[side] = key(side, worse(side, price));
        }
    }

    /** Returns the next worse price of a side, or {@link Prices#NO_PRICE} if there is none. */
    long worse(int side, long price) {
        return side == Side.BUY ? below(price) : above(price);
    }

    private long below(long price) {
        long near = Prices.NO_PRICE;
        long offset = Math.min(price - base, window) - 1;
        if (offset >= 0) {
            int tick = occupied.atOrBelow((int) offset);
            near = tick == TickBitmap.NONE ? Prices.NO_PRICE : base + tick;
        }
        return far.count() == 0 ? near : Math.max(near, far.below(price));
    }

    private long above(long price) {
        long near = Long.MAX_VALUE;
        long offset = Math.max(price - base, -1) + 1;
        if (offset < window) {
            int tick = occupied.atOrAbove((int) offset);
            near = tick == TickBitmap.NONE ? Long.MAX_VALUE : base + tick;
        }
        long found = far.count() == 0 ? near : Math.min(near, far.above(price));
        return found == Long.MAX_VALUE ? Prices.NO_PRICE : found;
    }

    /** Moves the window if the market has left its middle half; answers whether it did. */
    private boolean moveWindow(long arrivalPrice) {
        farArrivals = 0;
        long market = market(arrivalPrice);
        if (Math.abs(market - (base + window / 2)) <= window / 4) {
            return false;
        }
        emptyWindow();
        base = market - window / 2;
        fillWindow();
        return true;
    }

    private long market(long arrivalPrice) {
        long bid = best(Side.BUY);
        long ask = best(Side.SELL);
        if (bid == Prices.NO_PRICE) {
            return ask == Prices.NO_PRICE ? arrivalPrice : ask;
        }
        return ask == Prices.NO_PRICE ? bid : (bid + ask) >> 1;
    }

    /** Makes all levels far ones. */
    private void emptyWindow() {
        int tick = occupied.atOrAbove(0);
        while (tick != TickBitmap.NONE) {
            int level = levels + 2 * tick;
            int node = pool.take();
            relink(level, node);
            resetLevel(level);
            far.add(node, base + tick);
            occupied.remove(tick);
            tick = occupied.atOrAbove(tick);
        }
    }

    /** Takes the far levels that lie in the window into it. */
    private void fillWindow() {
        long price = far.above(base - 1);
        while (price < base + window) {
            int node = far.find(price);
            far.remove(node);
            relink(node, nearLevel(price));
            pool.give(node);
            occupied.add((int) (price - base));
            price = far.above(price);
        }
    }

    /** Gives the orders of one level to another. */
    private void relink(int from, int to) {
        int first = memory.load(from + NEXT);
        int last = memory.load(from + PREV);
        memory.store(to + NEXT, first);
        memory.store(to + PREV, last);
        memory.store(first + PREV, to);
        memory.store(last + NEXT, to);
    }

    private void resetLevel(int level) {
        memory.store(level + NEXT, level);
        memory.store(level + PREV, level);
    }

    /** Forgets all levels; the nodes are the pool's. */
    void clear() {
        occupied.clear();
        far.clear();
        for (int tick = 0; tick < window; tick++) {
            resetLevel(levels + 2 * tick);
        }
        base = firstBase;
        farArrivals = 0;
        Arrays.fill(bestKeys, NO_KEY);
    }
}
