package dev.dyno.contracts.jobs;

import java.nio.file.Path;

/**
 * Where a scheduler keeps its jobs, how many, and how it works on them.
 *
 * @param folder holds the jobs, or stands for the place where a server holds them: schedulers with
 *     equal folders share jobs
 * @param clock what time it is
 * @param depthMax how many jobs may be pending or running; 1..2^30
 * @param workers how many handlers run at a time in a started scheduler, 1..{@value #WORKERS_MAX}
 * @param batchMax how many jobs are taken up or settled at a time, 1..{@value #BATCH_LIMIT}
 * @param leaseNanos how long a job is left to a worker that says nothing, at least 1,000
 * @param breaker when a destination is left alone
 * @param seed of the jitter
 */
public record JobSpec(
        Path folder,
        JobClock clock,
        int depthMax,
        int workers,
        int batchMax,
        long leaseNanos,
        BreakerPolicy breaker,
        long seed) {
    /** The most workers. */
    public static final int WORKERS_MAX = 4_096;

    /** The largest batch. */
    public static final int BATCH_LIMIT = 10_000;

    private static final int DEPTH_LIMIT = 1 << 30;

    /** Checks the ranges. */
    public JobSpec {
        checkRange("depthMax", depthMax, DEPTH_LIMIT);
        checkRange("workers", workers, WORKERS_MAX);
        checkRange("batchMax", batchMax, BATCH_LIMIT);
        if (leaseNanos < 1_000) {
            throw new IllegalArgumentException("leaseNanos is " + leaseNanos + ", less than 1000");
        }
    }

    private static void checkRange(String what, int value, int last) {
        if (value < 1 || value > last) {
            throw new IllegalArgumentException(
                    "%s is %d, which is outside 1..%d".formatted(what, value, last));
        }
    }
}
