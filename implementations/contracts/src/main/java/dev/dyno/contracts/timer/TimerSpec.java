package dev.dyno.contracts.timer;

/**
 * How fine a timer queue tells time, and how much room it has.
 *
 * @param startNanos the time at which the queue is made; the caller's clock, any long
 * @param tickNanos how late a timer may be, a power of two in {@code 1..2^40}
 * @param timersMax how many may be pending at a time, {@code 1..2^25}
 */
public record TimerSpec(long startNanos, long tickNanos, int timersMax) {
    private static final long TICK_NANOS_MAX = 1L << 40;
    private static final int TIMERS_MAX = 1 << 25;

    /** Checks the ranges. */
    public TimerSpec {
        if (tickNanos < 1 || tickNanos > TICK_NANOS_MAX || Long.bitCount(tickNanos) != 1) {
            throw new IllegalArgumentException(
                    "tickNanos is %d, which is not a power of two in 1..%d"
                            .formatted(tickNanos, TICK_NANOS_MAX));
        }
        if (timersMax < 1 || timersMax > TIMERS_MAX) {
            throw new IllegalArgumentException(
                    "timersMax is %d, which is outside 1..%d".formatted(timersMax, TIMERS_MAX));
        }
    }
}
