package dev.dyno.contenders.matching;

import static dev.dyno.contenders.matching.LadderLayout.NEXT;
import static dev.dyno.contenders.matching.LadderLayout.NODE_CELLS;
import static dev.dyno.contenders.matching.LadderLayout.NULL;

/**
 * Hands out nodes: the one that was given back last, which is the likeliest to be in a near cache,
 * and only when there is none a fresh one.
 */
final class NodePool {
    private final IntMemory memory;
    private final int first;
    private final int end;
    private int fresh;
    private int free;

    NodePool(IntMemory memory, int first, int end) {
        this.memory = memory;
        this.first = first;
        this.end = end;
        clear();
    }

    /** Returns a node whose contents are not defined. */
    int take() {
        int node = free;
        if (node != NULL) {
            free = memory.load(node + NEXT);
            return node;
        }
        node = fresh;
        assert node < end;
        fresh = node + NODE_CELLS;
        return node;
    }

    /** Takes a node back. */
    void give(int node) {
        assert node >= first && node < fresh;
        memory.store(node + NEXT, free);
        free = node;
    }

    /** Takes all nodes back. */
    void clear() {
        fresh = first;
        free = NULL;
    }
}
