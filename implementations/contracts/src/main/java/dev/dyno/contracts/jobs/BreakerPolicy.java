package dev.dyno.contracts.jobs;

/**
 * When a destination that fails is left alone. Jobs for it wait without an attempt being counted;
 * all others go on.
 *
 * <p>Source: Nygard, "Release It!", 2007, the circuit breaker.
 *
 * @param failures after so many runs in a row, all failed, it is left alone; 1..1,000
 * @param openNanos for how long, at least 1,000,000; one run then tries whether it answers again
 */
public record BreakerPolicy(int failures, long openNanos) {
    private static final int FAILURES_LIMIT = 1_000;
    private static final long OPEN_NANOS_MIN = 1_000_000;

    /** Ten failures in a row, five seconds. */
    public static final BreakerPolicy DEFAULT = new BreakerPolicy(10, 5_000_000_000L);

    /** Checks the ranges. */
    public BreakerPolicy {
        if (failures < 1 || failures > FAILURES_LIMIT) {
            throw new IllegalArgumentException(
                    "failures is " + failures + ", which is outside 1.." + FAILURES_LIMIT);
        }
        if (openNanos < OPEN_NANOS_MIN) {
            throw new IllegalArgumentException(
                    "openNanos is " + openNanos + ", less than " + OPEN_NANOS_MIN);
        }
    }
}
