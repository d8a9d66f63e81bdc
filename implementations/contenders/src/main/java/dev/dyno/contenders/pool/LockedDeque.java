package dev.dyno.contenders.pool;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.pool.DequeCapability;
import dev.dyno.contracts.pool.DequeSpec;
import dev.dyno.contracts.pool.WorkStealingDeque;
import java.util.EnumSet;
import java.util.Set;

/**
 * The reference: a ring of descriptors behind one lock, which every operation takes.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>ring, oldest, count</td><td>any</td><td>any</td><td>plain</td><td>this monitor</td></tr>
 * </table>
 *
 * All fields share one cache line with the lock itself: whoever holds it owns the line.
 */
@Implementation(id = "locked", summary = "One lock around a ring; every operation takes it.")
final class LockedDeque implements WorkStealingDeque {
    private final int capacityMax;
    private long[] ring;
    private long oldest;
    private int count;

    LockedDeque(DequeSpec spec) {
        capacityMax = spec.capacityMax();
        ring = new long[spec.capacityFirst()];
    }

    private int slot(long index) {
        return (int) (index & ring.length - 1);
    }

    @Override
    public synchronized boolean push(long task) {
        if (count == ring.length) {
            if (count == capacityMax) {
                return false;
            }
            grow();
        }
        ring[slot(oldest + count)] = task;
        count++;
        return true;
    }

    private void grow() {
        long[] larger = new long[ring.length * 2];
        for (int i = 0; i < count; i++) {
            larger[i] = ring[slot(oldest + i)];
        }
        ring = larger;
        oldest = 0;
    }

    @Override
    public synchronized long pop() {
        if (count == 0) {
            return EMPTY;
        }
        count--;
        return ring[slot(oldest + count)];
    }

    @Override
    public synchronized long steal() {
        if (count == 0) {
            return EMPTY;
        }
        long task = ring[slot(oldest)];
        oldest++;
        count--;
        return task;
    }

    @Override
    public synchronized int stealHalf(long[] into) {
        int taken = Math.min((count + 1) / 2, into.length);
        for (int i = 0; i < taken; i++) {
            into[i] = steal();
        }
        return taken;
    }

    @Override
    public synchronized long sizeEstimate() {
        return count;
    }

    @Override
    public Set<DequeCapability> capabilities() {
        return EnumSet.complementOf(EnumSet.of(DequeCapability.LOCK_FREE));
    }
}
