package dev.dyno.contenders.matching;

import static dev.dyno.contenders.matching.LadderLayout.CHAIN;
import static dev.dyno.contenders.matching.LadderLayout.NULL;
import static dev.dyno.contenders.matching.LadderLayout.ORDER_ID;

/**
 * Finds the node of an order id: buckets of one cell, each the head of a chain through its nodes.
 *
 * <p>A link is more than an address: what the address leaves free of the cell holds some bits of
 * the id's hash and whether the chain goes on behind the node.
 *
 * <pre>
 *  | 31: goes on | hash bits | node / 8 |
 * </pre>
 *
 * So most chains without the wanted id are left without touching a node, which is what a new
 * order's check for duplicates does every time. The bit that says that a chain goes on may remain
 * set when it no longer does; then one node is touched in vain.
 *
 * <p>Hash: multiplication by the golden ratio (Knuth, TAOCP 3, 6.4) of all but the lowest four bits
 * of the id; these pick a bucket within a line. Ids that count up share a line sixteen at a time,
 * and ids that are multiples of anything spread as well as others.
 */
final class OrderIndex {
    private static final long GOLDEN_RATIO = 0x9E37_79B9_7F4A_7C15L;
    private static final int GOES_ON = 1 << 31;
    private static final int TAG_ALWAYS = 1 << 30;
    private static final int LINE_BITS = 4;
    private static final int LINE_MASK = (1 << LINE_BITS) - 1;
    private static final int NODE_SHIFT = 3;

    private final IntMemory memory;
    private final int heads;
    private final int headsCount;
    private final int shift;
    private final int nodeMask;
    private final int tagMask;

    OrderIndex(IntMemory memory, LadderLayout layout) {
        this.memory = memory;
        this.heads = layout.heads();
        this.headsCount = layout.headsCount();
        this.shift = Long.SIZE - Integer.numberOfTrailingZeros(headsCount);
        int lastNode = (layout.nodesEnd() >> NODE_SHIFT) - 1;
        this.nodeMask = (Integer.highestOneBit(lastNode) << 1) - 1;
        this.tagMask = Integer.MAX_VALUE & ~nodeMask;
    }

    private static long hash(long orderId) {
        return (orderId >>> LINE_BITS) * GOLDEN_RATIO;
    }

    /** Returns the address of the head of an id's chain. */
    private int head(long orderId, long hash) {
        return heads + ((int) (hash >>> shift) ^ ((int) orderId & LINE_MASK));
    }

    /** Never zero, so that the link that leads nowhere has no id's tag. */
    private int tag(long hash) {
        return ((int) hash & tagMask) | TAG_ALWAYS;
    }

    private int node(int link) {
        return (link & nodeMask) << NODE_SHIFT;
    }

    /** Returns the node of an order that rests, or {@link LadderLayout#NULL}. */
    int find(long orderId) {
        long hash = hash(orderId);
        int tag = tag(hash);
        int link = memory.load(head(orderId, hash));
        while (true) {
            int node = node(link);
            if ((link & tagMask) == tag && memory.loadLong(node + ORDER_ID) == orderId) {
                return node;
            }
            if (link >= 0) {
                return NULL;
            }
            link = memory.load(node + CHAIN);
        }
    }

    /** Adds a node, which holds this id; no other does. */
    void add(int node, long orderId) {
        long hash = hash(orderId);
        int head = head(orderId, hash);
        int rest = memory.load(head);
        memory.store(node + CHAIN, rest);
        // The sign of rest or of its negation is set unless it leads nowhere.
        int goesOn = (rest | -rest) & GOES_ON;
        memory.store(head, node >> NODE_SHIFT | tag(hash) | goesOn);
    }

    /** Takes out a node that holds this id. */
    void remove(int node, long orderId) {
        int at = head(orderId, hash(orderId));
        int link = memory.load(at);
        while (node(link) != node) {
            assert link != NULL;
            at = node(link) + CHAIN;
            link = memory.load(at);
        }
        memory.store(at, memory.load(node + CHAIN));
    }

    /** Forgets all. */
    void clear() {
        memory.zero(heads, headsCount);
    }
}
