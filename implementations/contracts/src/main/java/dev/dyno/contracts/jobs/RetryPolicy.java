package dev.dyno.contracts.jobs;

/**
 * How often a job is tried and how long it waits after a failure: exponential backoff with full
 * jitter, a wait that is uniform from nothing up to a ceiling which doubles with each failure.
 *
 * <p>Source: Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 *
 * @param attemptsMax how often the handler is called at most, 1..{@value #ATTEMPTS_LIMIT}
 * @param baseNanos the ceiling after the first failure, at least 1
 * @param capNanos no ceiling is above this, at least {@code baseNanos}
 */
public record RetryPolicy(int attemptsMax, long baseNanos, long capNanos) {
    /** The cap on attempts unless a type says otherwise. */
    public static final int ATTEMPTS_DEFAULT = 5;

    private static final int ATTEMPTS_LIMIT = 100;
    private static final long SECOND_NANOS = 1_000_000_000L;

    /** Five attempts; ceilings of 1, 2, 4 and 8 seconds, so at most 15 seconds of waiting. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(ATTEMPTS_DEFAULT, SECOND_NANOS, 600 * SECOND_NANOS);

    /** Checks the ranges. */
    public RetryPolicy {
        if (attemptsMax < 1 || attemptsMax > ATTEMPTS_LIMIT) {
            throw new IllegalArgumentException(
                    "attemptsMax is " + attemptsMax + ", which is outside 1.." + ATTEMPTS_LIMIT);
        }
        if (baseNanos < 1) {
            throw new IllegalArgumentException("baseNanos is " + baseNanos + ", less than 1");
        }
        if (capNanos < baseNanos) {
            throw new IllegalArgumentException(
                    "capNanos is %d, less than baseNanos %d".formatted(capNanos, baseNanos));
        }
    }

    /**
     * Returns the longest wait after a failure.
     *
     * @param failedAttempt which attempt failed, from 1
     */
    public long ceilingNanos(int failedAttempt) {
        int doublings = failedAttempt - 1;
        boolean isCapped = doublings >= Long.numberOfLeadingZeros(baseNanos);
        return isCapped ? capNanos : Math.min(capNanos, baseNanos << doublings);
    }

    /**
     * Returns the wait after a failure.
     *
     * @param failedAttempt which attempt failed, from 1
     * @param unit uniform in {@code [0, 1)}
     */
    public long delayNanos(int failedAttempt, double unit) {
        return (long) (unit * ceilingNanos(failedAttempt));
    }
}
