package dev.dyno.contracts.pool.parts;

import dev.dyno.contracts.pool.PoolSpec;
import dev.dyno.contracts.pool.Saturation;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Counts the submitted tasks that wait, for pools whose queue also holds other things. Safe for use
 * by any thread.
 */
public final class SubmissionGate {
    private static final long PARK_NANOS_MIN = 1_000;
    private static final long PARK_NANOS_MAX = 100_000;

    private final AtomicInteger waiting = new AtomicInteger();
    private final int most;
    private final boolean waits;

    /** Creates a gate for a pool of this size. */
    public SubmissionGate(PoolSpec spec) {
        most = spec.submissionsMax();
        waits = spec.saturation() == Saturation.WAIT;
    }

    /**
     * Asks for room for one more.
     *
     * @param mayNotWait whether the caller is one of the pool's workers
     * @param isShutDown whether the pool accepts nothing more
     * @return false if it is refused
     */
    public boolean enter(BooleanSupplier mayNotWait, BooleanSupplier isShutDown) {
        long parkNanos = PARK_NANOS_MIN;
        while (!isShutDown.getAsBoolean()) {
            int before = waiting.get();
            if (before < most) {
                if (waiting.compareAndSet(before, before + 1)) {
                    return true;
                }
            } else if (!waits || mayNotWait.getAsBoolean()) {
                return false;
            } else {
                LockSupport.parkNanos(this, parkNanos);
                parkNanos = Math.min(PARK_NANOS_MAX, parkNanos * 2);
            }
        }
        return false;
    }

    /** Says that one of them waits no more. */
    public void leave() {
        waiting.decrementAndGet();
    }
}
