package dev.dyno.workloads.pool.program;

import dev.dyno.contracts.pool.Fork;
import dev.dyno.contracts.pool.TaskBody;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.contracts.pool.TaskScope;
import dev.dyno.workloads.SplitMix64;
import java.util.Arrays;

/**
 * Sorts numbers by merging sorted halves. Each pass begins with the same numbers in disorder, which
 * the leaves copy. A merge is one task, so that the last one is not shared.
 *
 * <p>Arrays are written by the task of a range, and read by the one that joins it.
 */
final class MergeSort implements Program, TaskBody {
    private static final int LEAF = 256;

    private final long[] unsorted;
    private final long[] sorted;
    private final long[] scratch;

    MergeSort(int numbers, long seed) {
        unsorted = new long[numbers];
        sorted = new long[numbers];
        scratch = new long[numbers];
        SplitMix64 random = SplitMix64.named("merge-sort", seed);
        for (int i = 0; i < numbers; i++) {
            unsorted[i] = random.nextLong();
        }
    }

    /** Sorts a range, whose first and last index are the upper and lower half of the descriptor. */
    @Override
    public long run(long range, TaskScope scope) {
        int first = Ranges.first(range);
        int end = Ranges.end(range);
        if (end - first <= LEAF) {
            System.arraycopy(unsorted, first, sorted, first, end - first);
            Arrays.sort(sorted, first, end);
            return 0;
        }
        int middle = (first + end) >>> 1;
        Fork left = scope.fork(Ranges.of(first, middle));
        run(Ranges.of(middle, end), scope);
        if (left.unfork()) {
            run(Ranges.of(first, middle), scope);
        } else {
            left.result();
        }
        merge(first, middle, end);
        return 0;
    }

    private void merge(int first, int middle, int end) {
        System.arraycopy(sorted, first, scratch, first, middle - first);
        int left = first;
        int right = middle;
        for (int to = first; left < middle; to++) {
            if (right < end && sorted[right] < scratch[left]) {
                sorted[to] = sorted[right];
                right++;
            } else {
                sorted[to] = scratch[left];
                left++;
            }
        }
    }

    private long forks(int first, int end) {
        if (end - first <= LEAF) {
            return 0;
        }
        int middle = (first + end) >>> 1;
        return 1 + forks(first, middle) + forks(middle, end);
    }

    /** Returns a digest in which the order counts. */
    private static long digest(long[] numbers) {
        long digest = 0;
        for (long number : numbers) {
            digest = digest * 31 + number;
        }
        return digest;
    }

    @Override
    public long tasks() {
        return forks(0, unsorted.length);
    }

    @Override
    public long answer() {
        long[] copy = unsorted.clone();
        Arrays.sort(copy);
        return digest(copy);
    }

    @Override
    public long run(TaskPool pool) {
        pool.invoke(this, Ranges.of(0, unsorted.length));
        return digest(sorted);
    }
}
