package dev.dyno.harness.trial;

import java.util.function.LongSupplier;

/** A clock that moves a fixed step at each reading, so that loops that wait make progress. */
final class VirtualClock implements LongSupplier {
    private final long stepNanos;
    private long nowNanos;

    VirtualClock(long stepNanos) {
        this.stepNanos = stepNanos;
    }

    @Override
    public long getAsLong() {
        nowNanos += stepNanos;
        return nowNanos;
    }

    void advance(long nanos) {
        nowNanos += nanos;
    }
}
