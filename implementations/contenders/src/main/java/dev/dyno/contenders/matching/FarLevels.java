package dev.dyno.contenders.matching;

import static dev.dyno.contenders.matching.LadderLayout.FAR_ROOT;
import static dev.dyno.contenders.matching.LadderLayout.LEFT;
import static dev.dyno.contenders.matching.LadderLayout.NULL;
import static dev.dyno.contenders.matching.LadderLayout.PRICE;
import static dev.dyno.contenders.matching.LadderLayout.RIGHT;

import dev.dyno.contracts.matching.Prices;

/**
 * The levels outside the window, in a treap (Seidel and Aragon 1996): a search tree over prices
 * that is a heap over a hash of the price, so that its shape depends on the set of prices alone,
 * and its depth is logarithmic for all sets that were not chosen against the hash. Nothing is
 * recursive; where a parent's link is to be changed, the link's address is at hand.
 */
final class FarLevels {
    private final IntMemory memory;
    private int count;

    FarLevels(IntMemory memory) {
        this.memory = memory;
    }

    /** Returns how many levels there are. */
    int count() {
        return count;
    }

    private long price(int node) {
        return memory.loadLong(node + PRICE);
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long rank(long price) {
        long mixed = (price ^ price >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ mixed >>> 31;
    }

    /** Returns the node of a price, or {@link LadderLayout#NULL}. */
    int find(long price) {
        int node = memory.load(FAR_ROOT);
        while (node != NULL) {
            long other = price(node);
            if (price == other) {
                return node;
            }
            node = memory.load(node + (price < other ? LEFT : RIGHT));
        }
        return NULL;
    }

    /** Adds a node for a price that has none. */
    void add(int node, long price) {
        memory.storeLong(node + PRICE, price);
        long rank = rank(price);
        int link = FAR_ROOT;
        int below = memory.load(link);
        while (below != NULL && rank(price(below)) >= rank) {
            link = below + (price < price(below) ? LEFT : RIGHT);
            below = memory.load(link);
        }
        memory.store(link, node);
        split(below, price, node + LEFT, node + RIGHT);
        count++;
    }

    /** Hangs the lower and the higher prices of a tree below two links. */
    private void split(int tree, long price, int lowerLink, int higherLink) {
        int lower = lowerLink;
        int higher = higherLink;
        int node = tree;
        while (node != NULL) {
            if (price(node) < price) {
                memory.store(lower, node);
                lower = node + RIGHT;
                node = memory.load(lower);
            } else {
                memory.store(higher, node);
                higher = node + LEFT;
                node = memory.load(higher);
            }
        }
        memory.store(lower, NULL);
        memory.store(higher, NULL);
    }

    /** Takes the node of a price out. */
    void remove(int node) {
        long price = price(node);
        int link = FAR_ROOT;
        int at = memory.load(link);
        while (at != node) {
            assert at != NULL;
            link = at + (price < price(at) ? LEFT : RIGHT);
            at = memory.load(link);
        }
        join(link, memory.load(node + LEFT), memory.load(node + RIGHT));
        count--;
    }

    /** Hangs two trees, all prices of one below all of the other, below a link. */
    private void join(int parentLink, int lowerTree, int higherTree) {
        int link = parentLink;
        int lower = lowerTree;
        int higher = higherTree;
        while (lower != NULL && higher != NULL) {
            if (rank(price(lower)) >= rank(price(higher))) {
                memory.store(link, lower);
                link = lower + RIGHT;
                lower = memory.load(link);
            } else {
                memory.store(link, higher);
                link = higher + LEFT;
                higher = memory.load(link);
            }
        }
        memory.store(link, lower == NULL ? higher : lower);
    }

    /** Returns the highest price below this one, or {@link Prices#NO_PRICE}. */
    long below(long price) {
        long found = Prices.NO_PRICE;
        int node = memory.load(FAR_ROOT);
        while (node != NULL) {
            long other = price(node);
            if (other < price) {
                found = other;
                node = memory.load(node + RIGHT);
            } else {
                node = memory.load(node + LEFT);
            }
        }
        return found;
    }

    /** Returns the lowest price above this one, or {@link Long#MAX_VALUE}. */
    long above(long price) {
        long found = Long.MAX_VALUE;
        int node = memory.load(FAR_ROOT);
        while (node != NULL) {
            long other = price(node);
            if (other > price) {
                found = other;
                node = memory.load(node + LEFT);
            } else {
                node = memory.load(node + RIGHT);
            }
        }
        return found;
    }

    /** Forgets all levels; their nodes are the caller's. */
    void clear() {
        memory.store(FAR_ROOT, NULL);
        count = 0;
    }
}
