package dev.dyno.harness.trial;

/**
 * How one load of an open loop is warmed up, sliced and ended.
 *
 * @param sliceNanos the length of a slice
 * @param warmUpMinNanos the shortest warm-up
 * @param warmUpMaxNanos the longest: the measured part begins then, steady or not
 * @param measureNanos how much of the schedule after the warm-up is measured
 * @param lateToleranceNanos a request that the generator submits later than this counts as late
 * @param backlogLimitNanos how long after the last intended start a load may go on submitting
 * @param drainLimitNanos how long to wait for responses after the last submission
 */
public record LoadLimits(
        long sliceNanos,
        long warmUpMinNanos,
        long warmUpMaxNanos,
        long measureNanos,
        long lateToleranceNanos,
        long backlogLimitNanos,
        long drainLimitNanos) {

    /** Checks that a load can be driven within these limits. */
    public LoadLimits {
        if (sliceNanos <= 0 || measureNanos < sliceNanos) {
            throw new IllegalArgumentException("a load needs at least one slice");
        }
        if (warmUpMinNanos < 0 || warmUpMinNanos > warmUpMaxNanos) {
            throw new IllegalArgumentException(
                    "the shortest warm-up is negative or longer than the longest");
        }
    }

    /** Returns how much schedule a load needs at most. */
    public long scheduleNanos() {
        return warmUpMaxNanos + measureNanos;
    }
}
