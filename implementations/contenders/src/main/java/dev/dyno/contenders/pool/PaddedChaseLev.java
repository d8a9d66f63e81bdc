package dev.dyno.contenders.pool;

import dev.dyno.contracts.pool.DequeSpec;

/**
 * A deque of Chase and Lev whose owner and thieves write to cache lines of their own, as {@link
 * ChaseLevFields} shows.
 */
abstract class PaddedChaseLev extends ChaseLevFields.BackPad {
    PaddedChaseLev(DequeSpec spec) {
        super(spec);
    }

    @Override
    final long bottom() {
        return bottom;
    }

    @Override
    final long bottomAcquire() {
        return (long) ChaseLevFields.BOTTOM.getAcquire(this);
    }

    @Override
    final void bottomRelease(long value) {
        ChaseLevFields.BOTTOM.setRelease(this, value);
    }

    @Override
    final long topAcquire() {
        return (long) ChaseLevFields.TOP.getAcquire(this);
    }

    @Override
    final boolean moveTop(long expected) {
        return ChaseLevFields.TOP.compareAndSet(this, expected, expected + 1);
    }

    @Override
    final long topSeen() {
        return topSeen;
    }

    @Override
    final void topSeen(long value) {
        topSeen = value;
    }

    @Override
    final long[] ring() {
        return ring;
    }

    @Override
    final long[] ringAcquire() {
        return (long[]) ChaseLevFields.RING.getAcquire(this);
    }

    @Override
    final void ringRelease(long[] value) {
        ChaseLevFields.RING.setRelease(this, value);
    }

    @Override
    final int capacityMax() {
        return capacityMax;
    }
}
