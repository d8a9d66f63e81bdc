package dev.dyno.contenders.matching;

import static dev.dyno.contenders.matching.LadderLayout.NULL;

import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.Side;
import java.util.Arrays;

/**
 * What orders of a ladder have beyond price and quantity, beside its block of cells and not in it:
 * an order without terms touches nothing here. Eight words per node, so that a node's address less
 * that of the first one is also the place of its words.
 *
 * <pre>
 *  word  0      1                     2      3       4    5          6            7
 *        owner  open | display &lt;&lt; 32  stop   expiry  age  account's  day's links  place among
 *                                     price               links      or heap      the stops
 *                                                                    place
 * </pre>
 *
 * The owner word is zero in an order without terms: account in bits 0-31, self-trade mode in bits
 * 32-39, order type in bits 40-47, and bit 48 is set. Of a stop that waits the node holds price and
 * open quantity, as of one that rests, but it is in no queue.
 *
 * <p>Found by account: hash chains. Found by time: a heap for times, a chain for the day. Found by
 * trade price: a heap per side. One thread at a time; memory in proportion to the orders.
 */
final class LadderTerms {
    static final int AGE = 4;

    private static final int OWNER = 0;
    private static final int SIZES = 1;
    private static final int STOP = 2;
    private static final int EXPIRY = 3;
    private static final int ACCOUNT_LINKS = 5;
    private static final int EXPIRY_PLACE = 6;
    private static final int STOP_PLACE = 7;

    private static final int MODE_SHIFT = 32;
    private static final int TYPE_SHIFT = 40;
    private static final long PRESENT = 1L << 48;
    private static final int BUCKETS_MIN = 16;
    private static final int DAY_BUCKET = 0;
    private static final int GOLDEN_RATIO = 0x9E37_79B9;

    private final long[] words;
    private final int firstNode;
    private final NodeChains accounts;
    private final int accountShift;
    private final NodeChains day;
    private final NodeHeap times;
    private final NodeHeap buyStops;
    private final NodeHeap sellStops;
    private int count;
    private long nextAge;

    /** Creates room for the terms of all orders that a ladder of this layout can hold. */
    LadderTerms(LadderLayout layout, int ordersMax) {
        firstNode = layout.nodes();
        words = new long[layout.nodesEnd() - firstNode];
        int buckets = Math.max(BUCKETS_MIN, Integer.highestOneBit(ordersMax));
        accounts = new NodeChains(this, ACCOUNT_LINKS, buckets);
        accountShift = Integer.SIZE - Integer.numberOfTrailingZeros(buckets);
        day = new NodeChains(this, EXPIRY_PLACE, 1);
        times = new NodeHeap(this, EXPIRY, EXPIRY_PLACE, 1, ordersMax);
        buyStops = new NodeHeap(this, STOP, STOP_PLACE, 1, ordersMax);
        sellStops = new NodeHeap(this, STOP, STOP_PLACE, -1, ordersMax);
    }

    long get(int node, int word) {
        return words[node - firstNode + word];
    }

    void set(int node, int word, long value) {
        words[node - firstNode + word] = value;
    }

    /** Returns how many orders have terms, stops that wait included. */
    int count() {
        return count;
    }

    boolean has(int node) {
        return get(node, OWNER) != 0;
    }

    /** Gives terms to a node that has none. */
    void attach(
            int node, int orderType, int account, int selfTradeMode, long display, long expiry) {
        assert !has(node);
        set(
                node,
                OWNER,
                Integer.toUnsignedLong(account)
                        | (long) selfTradeMode << MODE_SHIFT
                        | (long) orderType << TYPE_SHIFT
                        | PRESENT);
        set(node, SIZES, display << 32);
        set(node, EXPIRY, expiry);
        set(node, AGE, nextAge++);
        count++;
        if (account != 0) {
            accounts.append(bucket(account), node);
        }
        if (expiry == OrderCommand.DAY) {
            day.append(DAY_BUCKET, node);
        } else if (expiry != 0) {
            times.add(node);
        }
    }

    /** Takes a node's terms, if it has any; it is no stop that waits. */
    void detach(int node) {
        if (!has(node)) {
            return;
        }
        int account = account(node);
        if (account != 0) {
            accounts.remove(bucket(account), node);
        }
        long expiry = expiry(node);
        if (expiry == OrderCommand.DAY) {
            day.remove(DAY_BUCKET, node);
        } else if (expiry != 0) {
            times.remove(node);
        }
        set(node, OWNER, 0);
        count--;
    }

    private int bucket(int account) {
        return (account * GOLDEN_RATIO) >>> accountShift;
    }

    int account(int node) {
        return (int) get(node, OWNER);
    }

    int selfTradeMode(int node) {
        return (int) (get(node, OWNER) >>> MODE_SHIFT) & 0xFF;
    }

    int orderType(int node) {
        return (int) (get(node, OWNER) >>> TYPE_SHIFT) & 0xFF;
    }

    boolean isIceberg(int node) {
        return orderType(node) == OrderType.ICEBERG;
    }

    /** Answers whether a node is a stop that waits. */
    boolean isPending(int node) {
        return OrderType.isStop(orderType(node));
    }

    long expiry(int node) {
        return get(node, EXPIRY);
    }

    long stopPriceTicks(int node) {
        return get(node, STOP);
    }

    /** Returns what an iceberg has open, shown or not. */
    long open(int node) {
        return get(node, SIZES) & 0xFFFF_FFFFL;
    }

    long display(int node) {
        return get(node, SIZES) >>> 32;
    }

    void setOpen(int node, long open) {
        set(node, SIZES, display(node) << 32 | open);
    }

    // Stops.

    private NodeHeap stops(int side) {
        return side == Side.BUY ? buyStops : sellStops;
    }

    /** Lets a node that has terms wait for a trade. */
    void addStop(int node, int side, long stopPriceTicks) {
        set(node, STOP, stopPriceTicks);
        stops(side).add(node);
    }

    /** Returns the stop of a side that is reached first, or {@link LadderLayout#NULL}. */
    int firstStop(int side) {
        return stops(side).first();
    }

    void removeStop(int node, int side) {
        stops(side).remove(node);
    }

    /** Makes a stop that has been taken out an order like any other; it may have terms still. */
    void release(int node) {
        if (account(node) == 0 && expiry(node) == 0) {
            detach(node);
        } else {
            long type = (long) orderType(node) << TYPE_SHIFT;
            set(node, OWNER, get(node, OWNER) & ~type);
        }
    }

    int pendingCount() {
        return buyStops.size() + sellStops.size();
    }

    /** Returns the stops of a side that wait, the one that is reached first at 0; allocates. */
    int[] pending(int side) {
        NodeHeap heap = stops(side);
        int[] nodes = new int[heap.size()];
        for (int place = 0; place < nodes.length; place++) {
            int node = heap.at(place);
            int to = place;
            while (to > 0 && heap.isBefore(node, nodes[to - 1])) {
                nodes[to] = nodes[to - 1];
                to--;
            }
            nodes[to] = node;
        }
        return nodes;
    }

    // Many at once.

    /** Returns the oldest order that may be an account's, or {@link LadderLayout#NULL}. */
    int firstOfAccount(int account) {
        return accounts.first(bucket(account));
    }

    /** Returns the next one; of some the account is another. */
    int nextOfAccount(int node) {
        return accounts.next(node);
    }

    int firstOfDay() {
        return day.first(DAY_BUCKET);
    }

    /** Returns the order whose time comes first, if it has come, or {@link LadderLayout#NULL}. */
    int firstExpired(long now) {
        int node = times.first();
        return node != NULL && expiry(node) <= now ? node : NULL;
    }

    void clear() {
        Arrays.fill(words, 0);
        accounts.clear();
        day.clear();
        times.clear();
        buyStops.clear();
        sellStops.clear();
        count = 0;
        nextAge = 0;
    }
}
