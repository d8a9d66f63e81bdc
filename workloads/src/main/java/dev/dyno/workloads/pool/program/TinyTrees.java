package dev.dyno.workloads.pool.program;

import dev.dyno.contracts.pool.Fork;
import dev.dyno.contracts.pool.TaskBody;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.contracts.pool.TaskScope;
import dev.dyno.workloads.SplitMix64;

/**
 * Sums up many small trees, one after the other: each is done before a thief is worth waking, so
 * that a pool should cost no more than the plain recursion. A tree has 1,023 nodes in ten levels.
 * Immutable.
 */
final class TinyTrees implements Program, TaskBody {
    private static final int LEVELS = 10;
    private static final long NODES = (1L << LEVELS) - 1;

    private final int trees;
    private final long seed;

    TinyTrees(int trees, long seed) {
        this.trees = trees;
        this.seed = seed;
    }

    /** Nodes are numbered from 1 in the order of their levels, in the lowest bits; tree above. */
    @Override
    public long run(long task, TaskScope scope) {
        long value = SplitMix64.mix(seed + task);
        long child = child(task);
        if (child == 0) {
            return value;
        }
        Fork left = scope.fork(child);
        long right = run(child + 1, scope);
        return value + right + (left.unfork() ? run(child, scope) : left.result());
    }

    /** Returns the first child, or 0 for a leaf. */
    private static long child(long task) {
        long node = task & NODES;
        return 2 * node > NODES ? 0 : (task ^ node) | (2 * node);
    }

    private static long root(int tree) {
        return ((long) tree << LEVELS) | 1;
    }

    private long sum(long task) {
        long value = SplitMix64.mix(seed + task);
        long child = child(task);
        return child == 0 ? value : value + sum(child) + sum(child + 1);
    }

    @Override
    public long tasks() {
        // Each inner node forks once, and each tree is submitted.
        return trees * (NODES / 2 + 1);
    }

    @Override
    public long answer() {
        long answer = 0;
        for (int tree = 0; tree < trees; tree++) {
            answer += sum(root(tree));
        }
        return answer;
    }

    @Override
    public long run(TaskPool pool) {
        long answer = 0;
        for (int tree = 0; tree < trees; tree++) {
            answer += pool.invoke(this, root(tree));
        }
        return answer;
    }
}
