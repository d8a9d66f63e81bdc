package dev.dyno.harness.machine;

import java.util.function.LongSupplier;

/** A clock that moves on by given steps, and by the last of them for ever. */
final class ScriptedClock implements LongSupplier {
    private final long[] stepsNanos;
    private long nowNanos = 1_000;
    private int next;

    ScriptedClock(long... stepsNanos) {
        this.stepsNanos = stepsNanos.clone();
    }

    @Override
    public long getAsLong() {
        long now = nowNanos;
        nowNanos += stepsNanos[Math.min(next++, stepsNanos.length - 1)];
        return now;
    }
}
