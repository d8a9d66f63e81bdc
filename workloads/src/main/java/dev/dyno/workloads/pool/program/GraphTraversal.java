package dev.dyno.workloads.pool.program;

import dev.dyno.contracts.pool.Fork;
import dev.dyno.contracts.pool.TaskBody;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.contracts.pool.TaskScope;
import dev.dyno.workloads.SplitMix64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Visits a random graph by levels: a computation for each, which halves the level's vertices until
 * few are left. Who reaches a vertex first puts it into the next level.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>distances</td><td>tasks</td><td>tasks</td><td>compare-and-set</td><td>none</td></tr>
 * <tr><td>current, next</td><td>tasks, at places of their own</td><td>tasks of the next level</td>
 * <td>plain</td><td>nextCount; the end of the level</td></tr>
 * </table>
 */
final class GraphTraversal implements Program, TaskBody {
    private static final int DEGREE = 8;
    private static final int LEAF = 64;
    private static final int UNSEEN = -1;

    private final int vertices;
    private final int[] neighbours;
    private final AtomicIntegerArray distances;
    private final AtomicInteger nextCount = new AtomicInteger();
    private int[] current;
    private int[] next;

    GraphTraversal(int vertices, long seed) {
        this.vertices = vertices;
        this.neighbours = new int[vertices * DEGREE];
        this.distances = new AtomicIntegerArray(vertices);
        this.current = new int[vertices];
        this.next = new int[vertices];
        SplitMix64 random = SplitMix64.named("graph", seed);
        for (int i = 0; i < neighbours.length; i++) {
            neighbours[i] = random.nextInt(vertices);
        }
    }

    /** Visits a range of the current level. */
    @Override
    public long run(long range, TaskScope scope) {
        int first = Ranges.first(range);
        int end = Ranges.end(range);
        if (end - first <= LEAF) {
            return visit(first, end);
        }
        int middle = (first + end) >>> 1;
        Fork left = scope.fork(Ranges.of(first, middle));
        long right = run(Ranges.of(middle, end), scope);
        return right + (left.unfork() ? run(Ranges.of(first, middle), scope) : left.result());
    }

    /** Returns the sum of the distances of the vertices that are new. */
    private long visit(int first, int end) {
        long sum = 0;
        for (int i = first; i < end; i++) {
            int vertex = current[i];
            int distance = distances.getAcquire(vertex) + 1;
            for (int edge = vertex * DEGREE; edge < (vertex + 1) * DEGREE; edge++) {
                int reached = neighbours[edge];
                if (distances.getAcquire(reached) == UNSEEN
                        && distances.compareAndSet(reached, UNSEEN, distance)) {
                    next[nextCount.getAndIncrement()] = reached;
                    sum += distance;
                }
            }
        }
        return sum;
    }

    private static long forks(int count) {
        return count <= LEAF ? 0 : 1 + forks(count / 2) + forks(count - count / 2);
    }

    /** Visits all levels, and returns the sum of all distances. */
    private long traverse(Level level) {
        for (int vertex = 0; vertex < vertices; vertex++) {
            distances.set(vertex, UNSEEN);
        }
        distances.set(0, 0);
        current[0] = 0;
        long sum = 0;
        for (int count = 1; count > 0; count = nextCount.get()) {
            nextCount.set(0);
            sum += level.visit(count);
            int[] visited = current;
            current = next;
            next = visited;
        }
        return sum;
    }

    private interface Level {
        long visit(int count);
    }

    @Override
    public long tasks() {
        long[] tasks = new long[1];
        traverse(count -> {
            tasks[0] += 1 + forks(count);
            return visit(0, count);
        });
        return tasks[0];
    }

    @Override
    public long answer() {
        return traverse(count -> visit(0, count));
    }

    @Override
    public long run(TaskPool pool) {
        return traverse(count -> pool.invoke(this, Ranges.of(0, count)));
    }
}
