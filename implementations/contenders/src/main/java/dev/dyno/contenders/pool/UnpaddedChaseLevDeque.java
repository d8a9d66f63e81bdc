package dev.dyno.contenders.pool;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.pool.DequeSpec;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * {@link ChaseLev} as most textbooks print it, to show what false sharing costs: everything lies on
 * one cache line, so that each steal takes the line away from the owner, and each push from the
 * thieves.
 *
 * <pre>
 *  | header | bottom | topSeen | top | capacityMax | ring |     one line of 64 bytes
 *             owner    owner     thieves             all
 * </pre>
 */
@Implementation(
        id = "chase-lev-unpadded",
        summary = "The same ring with all indices on one cache line: what false sharing costs.")
final class UnpaddedChaseLevDeque extends ChaseLev {
    private static final VarHandle RING;
    private static final VarHandle BOTTOM;
    private static final VarHandle TOP;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            RING = lookup.findVarHandle(UnpaddedChaseLevDeque.class, "ring", long[].class);
            BOTTOM = lookup.findVarHandle(UnpaddedChaseLevDeque.class, "bottom", long.class);
            TOP = lookup.findVarHandle(UnpaddedChaseLevDeque.class, "top", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final int capacityMax;
    private long[] ring;
    private long bottom;
    private long topSeen;

    @SuppressWarnings("UnusedVariable") // Accessed through its handle.
    private long top;

    UnpaddedChaseLevDeque(DequeSpec spec) {
        capacityMax = spec.capacityMax();
        ring = new long[spec.capacityFirst()];
    }

    @Override
    long bottom() {
        return bottom;
    }

    @Override
    long bottomAcquire() {
        return (long) BOTTOM.getAcquire(this);
    }

    @Override
    void bottomRelease(long value) {
        BOTTOM.setRelease(this, value);
    }

    @Override
    long topAcquire() {
        return (long) TOP.getAcquire(this);
    }

    @Override
    boolean moveTop(long expected) {
        return TOP.compareAndSet(this, expected, expected + 1);
    }

    @Override
    long topSeen() {
        return topSeen;
    }

    @Override
    void topSeen(long value) {
        topSeen = value;
    }

    @Override
    long[] ring() {
        return ring;
    }

    @Override
    long[] ringAcquire() {
        return (long[]) RING.getAcquire(this);
    }

    @Override
    void ringRelease(long[] value) {
        RING.setRelease(this, value);
    }

    @Override
    int capacityMax() {
        return capacityMax;
    }

    @Override
    void ownerFence() {
        VarHandle.fullFence();
    }

    @Override
    void thiefFence() {
        VarHandle.fullFence();
    }
}
