package dev.dyno.contenders.pool;

import dev.dyno.contracts.pool.DequeSpec;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The fields of {@link PaddedChaseLev}.
 *
 * <p>Each group has at least 128 bytes on both sides, so that neither the neighbouring line's
 * prefetch nor a machine with 128-byte lines makes two threads share one:
 *
 * <pre>
 *  | header, 128 B pad | ring, capacityMax | 128 B pad | bottom, topSeen | 128 B pad | top | 128 B
 *                        read by all                     owner writes                  thieves
 * </pre>
 */
final class ChaseLevFields {
    static final VarHandle RING;
    static final VarHandle BOTTOM;
    static final VarHandle TOP;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            RING = lookup.findVarHandle(Shared.class, "ring", long[].class);
            BOTTOM = lookup.findVarHandle(Owner.class, "bottom", long.class);
            TOP = lookup.findVarHandle(Thieves.class, "top", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private ChaseLevFields() {}

    /** Keeps what lies before the object in the heap away. */
    abstract static class FrontPad extends ChaseLev {
        long f00, f01, f02, f03;
        long f04, f05, f06, f07;
        long f08, f09, f10, f11;
        long f12, f13, f14, f15;
    }

    /** What all read and the owner seldom writes. */
    abstract static class Shared extends FrontPad {
        final int capacityMax;
        long[] ring;

        Shared(DequeSpec spec) {
            capacityMax = spec.capacityMax();
            ring = new long[spec.capacityFirst()];
        }
    }

    /** Keeps what all read away from what the owner writes. */
    abstract static class SharedPad extends Shared {
        long s00, s01, s02, s03;
        long s04, s05, s06, s07;
        long s08, s09, s10, s11;
        long s12, s13, s14, s15;

        SharedPad(DequeSpec spec) {
            super(spec);
        }
    }

    /** What the owner writes. */
    abstract static class Owner extends SharedPad {
        long bottom;
        long topSeen;

        Owner(DequeSpec spec) {
            super(spec);
        }
    }

    /** Keeps what the owner writes away from what thieves write. */
    abstract static class OwnerPad extends Owner {
        long o00, o01, o02, o03;
        long o04, o05, o06, o07;
        long o08, o09, o10, o11;
        long o12, o13, o14, o15;

        OwnerPad(DequeSpec spec) {
            super(spec);
        }
    }

    /** What thieves write. */
    abstract static class Thieves extends OwnerPad {
        @SuppressWarnings("unused") // Accessed through its handle.
        long top;

        Thieves(DequeSpec spec) {
            super(spec);
        }
    }

    /** Keeps what lies behind the object in the heap away. */
    abstract static class BackPad extends Thieves {
        long b00, b01, b02, b03;
        long b04, b05, b06, b07;
        long b08, b09, b10, b11;
        long b12, b13, b14, b15;

        BackPad(DequeSpec spec) {
            super(spec);
        }
    }
}
