package dev.dyno.contracts.pool;

/**
 * How large a pool is.
 *
 * @param workers how many threads run tasks, {@code 1..256}
 * @param submissionsMax how many submitted tasks may wait for a worker, a power of two in {@code
 *     64..2^20}
 * @param tasksMax how many forks of one worker may wait to be joined, a power of two in {@code
 *     64..2^20}
 * @param saturation what a submission does when as many wait
 * @param placement is told of each worker as it starts
 */
public record PoolSpec(
        int workers,
        int submissionsMax,
        int tasksMax,
        Saturation saturation,
        WorkerPlacement placement) {
    private static final int WORKERS_MAX = 256;
    private static final int COUNT_MIN = 64;
    private static final int COUNT_MAX = 1 << 20;
    private static final int COUNT_USUAL = 1 << 13;

    /** Checks the ranges. */
    public PoolSpec {
        if (workers < 1 || workers > WORKERS_MAX) {
            throw new IllegalArgumentException(
                    "workers is " + workers + ", which is outside 1.." + WORKERS_MAX);
        }
        check("submissionsMax", submissionsMax);
        check("tasksMax", tasksMax);
    }

    private static void check(String name, int count) {
        if (Integer.bitCount(count) != 1 || count < COUNT_MIN || count > COUNT_MAX) {
            throw new IllegalArgumentException(
                    "%s is %d, which is not a power of two in %d..%d"
                            .formatted(name, count, COUNT_MIN, COUNT_MAX));
        }
    }

    /** Returns a size for most uses: submissions wait for room, threads stay where they are. */
    public static PoolSpec of(int workers) {
        return new PoolSpec(workers, COUNT_USUAL, COUNT_USUAL, Saturation.WAIT, _ -> {});
    }

    /** Returns this with another placement. */
    public PoolSpec placedBy(WorkerPlacement other) {
        return new PoolSpec(workers, submissionsMax, tasksMax, saturation, other);
    }
}
