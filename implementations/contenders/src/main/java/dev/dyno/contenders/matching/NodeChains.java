package dev.dyno.contenders.matching;

import static dev.dyno.contenders.matching.LadderLayout.NULL;

import java.util.Arrays;

/**
 * Doubly linked chains of nodes in the order of their entry, one per bucket. The links of a node
 * are the halves of one word of {@link LadderTerms}: the previous node in the lower, the next one
 * in the upper. One thread at a time.
 */
final class NodeChains {
    private final LadderTerms terms;
    private final int linkWord;
    private final int[] firsts;
    private final int[] lasts;

    NodeChains(LadderTerms terms, int linkWord, int buckets) {
        this.terms = terms;
        this.linkWord = linkWord;
        this.firsts = new int[buckets];
        this.lasts = new int[buckets];
    }

    /** Returns the oldest node of a bucket, or {@link LadderLayout#NULL}. */
    int first(int bucket) {
        return firsts[bucket];
    }

    /** Returns the node after this one, or {@link LadderLayout#NULL}. */
    int next(int node) {
        return (int) (terms.get(node, linkWord) >>> 32);
    }

    private int prev(int node) {
        return (int) terms.get(node, linkWord);
    }

    private void link(int node, int prev, int next) {
        terms.set(node, linkWord, Integer.toUnsignedLong(prev) | (long) next << 32);
    }

    void append(int bucket, int node) {
        int last = lasts[bucket];
        link(node, last, NULL);
        lasts[bucket] = node;
        if (last == NULL) {
            firsts[bucket] = node;
        } else {
            link(last, prev(last), node);
        }
    }

    void remove(int bucket, int node) {
        int prev = prev(node);
        int next = next(node);
        if (prev == NULL) {
            firsts[bucket] = next;
        } else {
            link(prev, prev(prev), next);
        }
        if (next == NULL) {
            lasts[bucket] = prev;
        } else {
            link(next, prev, next(next));
        }
    }

    void clear() {
        Arrays.fill(firsts, NULL);
        Arrays.fill(lasts, NULL);
    }
}
