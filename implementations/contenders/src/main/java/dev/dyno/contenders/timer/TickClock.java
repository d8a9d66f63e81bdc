package dev.dyno.contenders.timer;

import dev.dyno.contracts.timer.TimerSpec;

/** The time that a wheel was told, in ticks since its start. */
final class TickClock {
    private final long startNanos;
    private final int tickLog2;
    private final long roundUpNanos;
    private long latestNanos;

    TickClock(TimerSpec spec) {
        startNanos = spec.startNanos();
        latestNanos = startNanos;
        tickLog2 = Long.numberOfTrailingZeros(spec.tickNanos());
        roundUpNanos = spec.tickNanos() - 1;
    }

    /** Returns the first tick that is not before a deadline. */
    long tickOf(long deadlineNanos) {
        return (deadlineNanos - startNanos + roundUpNanos) >> tickLog2;
    }

    /** Tells the time, which never goes back; returns the latest tick that has begun. */
    long tell(long nowNanos) {
        latestNanos = Math.max(latestNanos, nowNanos);
        return (latestNanos - startNanos) >> tickLog2;
    }
}
