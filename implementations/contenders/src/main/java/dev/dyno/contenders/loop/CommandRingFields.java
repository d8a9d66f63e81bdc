package dev.dyno.contenders.loop;

import dev.dyno.contracts.loop.LoopSpec;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The fields of a {@link PaddedCommandRing}, each group with at least 128 bytes on both sides, so
 * that neither a neighbouring line's prefetch nor a machine with 128-byte lines makes two threads
 * share one. A superclass's fields come first, so that the order of the classes is the order in
 * memory.
 *
 * <pre>
 *  | pad | slots, mask | pad | claimed   | pad | limit     | pad | consumed | pad |
 *          read by all         producers         producers         matcher
 * </pre>
 *
 * What never changes may also lie in the gap that the header leaves.
 */
@SuppressWarnings("unused") // Padding is there and is not read.
final class CommandRingFields {
    /** Moves {@code claimed} and reads it. */
    static final VarHandle CLAIMED;

    /** Moves {@code limit} and reads it. */
    static final VarHandle LIMIT;

    /** Moves {@code consumed} and reads it. */
    static final VarHandle CONSUMED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            CLAIMED = lookup.findVarHandle(Claimed.class, "claimed", long.class);
            LIMIT = lookup.findVarHandle(Limit.class, "limit", long.class);
            CONSUMED = lookup.findVarHandle(Consumed.class, "consumed", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private CommandRingFields() {}

    /** Keeps what lies before the object in the heap away. */
    abstract static class FrontPad extends CommandRing {
        long f00, f01, f02, f03;
        long f04, f05, f06, f07;
        long f08, f09, f10, f11;
        long f12, f13, f14, f15;
    }

    /** What never changes. */
    abstract static class Shared extends FrontPad {
        /** The slots. */
        final long[] slots;

        /** The capacity less one. */
        final long mask;

        Shared(LoopSpec spec) {
            slots = new long[Math.multiplyExact(spec.commandCapacity(), SLOT_WORDS)];
            mask = spec.commandCapacity() - 1L;
        }
    }

    /** Keeps what all read away from what producers write. */
    abstract static class SharedPad extends Shared {
        long s00, s01, s02, s03;
        long s04, s05, s06, s07;
        long s08, s09, s10, s11;
        long s12, s13, s14, s15;

        SharedPad(LoopSpec spec) {
            super(spec);
        }
    }

    /** What producers move with each command. */
    abstract static class Claimed extends SharedPad {
        /** How many slots were claimed; negative when closed. */
        long claimed;

        Claimed(LoopSpec spec) {
            super(spec);
        }
    }

    /** Keeps the claims away from the limit. */
    abstract static class ClaimedPad extends Claimed {
        long c00, c01, c02, c03;
        long c04, c05, c06, c07;
        long c08, c09, c10, c11;
        long c12, c13, c14, c15;

        ClaimedPad(LoopSpec spec) {
            super(spec);
        }
    }

    /** What producers read with each command and move now and then. */
    abstract static class Limit extends ClaimedPad {
        /** Below which index slots may be claimed. */
        long limit;

        Limit(LoopSpec spec) {
            super(spec);
        }
    }

    /** Keeps what producers write away from what the matcher writes. */
    abstract static class LimitPad extends Limit {
        long l00, l01, l02, l03;
        long l04, l05, l06, l07;
        long l08, l09, l10, l11;
        long l12, l13, l14, l15;

        LimitPad(LoopSpec spec) {
            super(spec);
        }
    }

    /** What the matcher moves. */
    abstract static class Consumed extends LimitPad {
        /** How many commands were consumed. */
        long consumed;

        Consumed(LoopSpec spec) {
            super(spec);
        }
    }

    /** Keeps what lies behind the object in the heap away. */
    abstract static class BackPad extends Consumed {
        long b00, b01, b02, b03;
        long b04, b05, b06, b07;
        long b08, b09, b10, b11;
        long b12, b13, b14, b15;

        BackPad(LoopSpec spec) {
            super(spec);
        }
    }
}
