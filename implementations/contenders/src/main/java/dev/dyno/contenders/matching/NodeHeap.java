package dev.dyno.contenders.matching;

import static dev.dyno.contenders.matching.LadderLayout.NULL;

/**
 * A binary heap of nodes, the one with the smallest key first and of equal keys the oldest; every
 * node's place is kept with it, so that any can be taken out. Keys, ages and places are words of
 * {@link LadderTerms}. One thread at a time.
 */
final class NodeHeap {
    private final LadderTerms terms;
    private final int keyWord;
    private final int placeWord;
    private final long sign;
    private final int[] nodes;
    private int size;

    /**
     * Creates an empty heap.
     *
     * @param keyWord where a node's key is
     * @param placeWord where its place is kept
     * @param sign -1 if the largest key is to be first, else 1
     */
    NodeHeap(LadderTerms terms, int keyWord, int placeWord, long sign, int nodesMax) {
        this.terms = terms;
        this.keyWord = keyWord;
        this.placeWord = placeWord;
        this.sign = sign;
        this.nodes = new int[nodesMax];
    }

    /** Returns the first node, or {@link LadderLayout#NULL}. */
    int first() {
        return size == 0 ? NULL : nodes[0];
    }

    int size() {
        return size;
    }

    /** Returns a node by its place, for traversals. */
    int at(int place) {
        return nodes[place];
    }

    void add(int node) {
        rise(size++, node);
    }

    void remove(int node) {
        int place = (int) terms.get(node, placeWord);
        assert nodes[place] == node;
        int last = nodes[--size];
        if (last == node) {
            return;
        }
        if (isBefore(last, node)) {
            rise(place, last);
        } else {
            sink(place, last);
        }
    }

    /** Answers whether a node is to come before another one. */
    boolean isBefore(int node, int other) {
        long key = sign * terms.get(node, keyWord);
        long otherKey = sign * terms.get(other, keyWord);
        return key == otherKey
                ? terms.get(node, LadderTerms.AGE) < terms.get(other, LadderTerms.AGE)
                : key < otherKey;
    }

    private void rise(int from, int node) {
        int place = from;
        while (place > 0) {
            int parent = (place - 1) >> 1;
            if (!isBefore(node, nodes[parent])) {
                break;
            }
            put(place, nodes[parent]);
            place = parent;
        }
        put(place, node);
    }

    private void sink(int from, int node) {
        int place = from;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && isBefore(nodes[child + 1], nodes[child])) {
                child++;
            }
            if (!isBefore(nodes[child], node)) {
                break;
            }
            put(place, nodes[child]);
            place = child;
        }
        put(place, node);
    }

    private void put(int place, int node) {
        nodes[place] = node;
        terms.set(node, placeWord, place);
    }

    void clear() {
        size = 0;
    }
}
