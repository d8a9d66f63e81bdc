package dev.dyno.workloads.pool.program;

import dev.dyno.contracts.pool.Fork;
import dev.dyno.contracts.pool.TaskBody;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.contracts.pool.TaskScope;

/**
 * Counts the ways to put queens on a board so that none attacks another. A task is a row with the
 * squares that are left to try in it: it tries the first, and forks itself with the others.
 * Immutable.
 *
 * <p>A descriptor holds, from the lowest bits, the taken columns, the diagonals that go left and
 * those that go right, and the squares to try, 16 bits each.
 */
final class Queens implements Program, TaskBody {
    private static final int FIELD_BITS = 16;
    private static final int FIELD_MASK = (1 << FIELD_BITS) - 1;

    private final int all;

    /** Creates the board, of at most 15 columns. */
    Queens(int columns) {
        assert columns < FIELD_BITS;
        all = (1 << columns) - 1;
    }

    private static long pack(int taken, int left, int right, int squares) {
        int low = taken | ((left & FIELD_MASK) << FIELD_BITS);
        int high = (right & FIELD_MASK) | (squares << FIELD_BITS);
        return ((long) high << (2 * FIELD_BITS)) | Integer.toUnsignedLong(low);
    }

    @Override
    public long run(long task, TaskScope scope) {
        int taken = (int) task & FIELD_MASK;
        int left = (int) (task >>> FIELD_BITS) & FIELD_MASK;
        int right = (int) (task >>> (2 * FIELD_BITS)) & FIELD_MASK;
        int squares = (int) (task >>> (3 * FIELD_BITS));
        int queen = squares & -squares;
        int others = squares ^ queen;
        if (others == 0) {
            return below(taken | queen, (left | queen) << 1, (right | queen) >>> 1, scope);
        }
        long rest = pack(taken, left, right, others);
        Fork fork = scope.fork(rest);
        long ways = below(taken | queen, (left | queen) << 1, (right | queen) >>> 1, scope);
        return ways + (fork.unfork() ? run(rest, scope) : fork.result());
    }

    private long below(int taken, int left, int right, TaskScope scope) {
        int squares = all & ~(taken | left | right);
        if (squares == 0) {
            return taken == all ? 1 : 0;
        }
        return run(pack(taken, left, right, squares), scope);
    }

    private long ways(int taken, int left, int right) {
        long ways = taken == all ? 1 : 0;
        for (int squares = all & ~(taken | left | right); squares != 0; squares &= squares - 1) {
            int queen = squares & -squares;
            ways += ways(taken | queen, (left | queen) << 1, (right | queen) >>> 1);
        }
        return ways;
    }

    private long forks(int taken, int left, int right) {
        int first = all & ~(taken | left | right);
        long forks = Math.max(0, Integer.bitCount(first) - 1);
        for (int squares = first; squares != 0; squares &= squares - 1) {
            int queen = squares & -squares;
            forks += forks(taken | queen, (left | queen) << 1, (right | queen) >>> 1);
        }
        return forks;
    }

    @Override
    public long tasks() {
        return forks(0, 0, 0);
    }

    @Override
    public long answer() {
        return ways(0, 0, 0);
    }

    @Override
    public long run(TaskPool pool) {
        return pool.invoke(this, pack(0, 0, 0, all));
    }
}
