package dev.dyno.workloads.pool.program;

import dev.dyno.contracts.pool.Computation;
import dev.dyno.contracts.pool.Fork;
import dev.dyno.contracts.pool.TaskBody;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.contracts.pool.TaskScope;
import dev.dyno.workloads.SplitMix64;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * An acyclic graph of tasks with very different lengths. A task begins when all that it depends on
 * are done; its value follows from theirs, so that one which begins too early is found out. Lengths
 * follow Zipf's law: the task of rank r among 1,000 is as long as 1,000 / r.
 *
 * <p>The graph has layers of {@value #WIDTH}. A task depends on the one above it and on one more of
 * that layer; so it releases those below it of which it is the last.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>values</td><td>each by its task</td><td>tasks below</td><td>plain</td>
 * <td>pending</td></tr>
 * <tr><td>pending</td><td>tasks above</td><td>tasks above</td><td>volatile</td><td>none</td></tr>
 * </table>
 */
final class SkewedGraph implements Program, TaskBody {
    private static final int WIDTH = 32;
    private static final int RANKS = 1_000;

    private final int nodes;
    private final long seed;
    private final int[] second;
    private final int[] lengths;
    private final long[] values;
    private final AtomicIntegerArray pending;

    SkewedGraph(int layers, long seed) {
        this.nodes = layers * WIDTH;
        this.seed = seed;
        this.second = new int[nodes];
        this.lengths = new int[nodes];
        this.values = new long[nodes];
        this.pending = new AtomicIntegerArray(nodes);
        SplitMix64 random = SplitMix64.named("skewed-graph", seed);
        for (int node = 0; node < nodes; node++) {
            // Each layer is turned by another number, so that every task has two below it.
            int turn = node % WIDTH == 0 ? 1 + random.nextInt(WIDTH - 1) : turn(node - 1);
            second[node] = node - node % WIDTH + (node + turn) % WIDTH;
            lengths[node] = RANKS / (1 + random.nextInt(RANKS));
        }
    }

    private int turn(int node) {
        return Math.floorMod(second[node] - node, WIDTH);
    }

    private long value(int node, long above, long besides) {
        long value = seed + node + above + 3 * besides;
        for (int step = 0; step < 10 * lengths[node]; step++) {
            value = SplitMix64.mix(value);
        }
        return value;
    }

    private long value(int node) {
        return node < WIDTH
                ? value(node, 0, 0)
                : value(node, values[node - WIDTH], values[second[node] - WIDTH]);
    }

    @Override
    public long run(long task, TaskScope scope) {
        int node = (int) task;
        long value = value(node);
        values[node] = value;
        int below = node + WIDTH;
        if (below >= nodes) {
            return value;
        }
        int turn = turn(below);
        int other = below - below % WIDTH + Math.floorMod(below - turn, WIDTH);
        boolean isFirst = pending.decrementAndGet(below) == 0;
        boolean isSecond = pending.decrementAndGet(other) == 0;
        if (isFirst && isSecond) {
            Fork fork = scope.fork(other);
            value += run(below, scope);
            return value + (fork.unfork() ? run(other, scope) : fork.result());
        }
        return isFirst || isSecond ? value + run(isFirst ? below : other, scope) : value;
    }

    @Override
    public long tasks() {
        return nodes;
    }

    @Override
    public long answer() {
        long answer = 0;
        for (int node = 0; node < nodes; node++) {
            values[node] = value(node);
            answer += values[node];
        }
        return answer;
    }

    @Override
    public long run(TaskPool pool) {
        for (int node = 0; node < nodes; node++) {
            pending.set(node, 2);
            values[node] = 0;
        }
        Computation[] roots = new Computation[WIDTH];
        for (int node = 0; node < WIDTH; node++) {
            roots[node] = pool.submit(this, node);
        }
        long answer = 0;
        for (Computation root : roots) {
            answer += root.await();
        }
        return answer;
    }
}
