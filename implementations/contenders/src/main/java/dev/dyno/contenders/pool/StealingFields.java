package dev.dyno.contenders.pool;

import dev.dyno.contracts.pool.TaskScope;
import dev.dyno.contracts.pool.WorkStealingDeque;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The fields of {@link StealingWorker}, each group on cache lines of its own.
 *
 * <pre>
 *  | header, 128 B pad | pool, index, deque, | 128 B pad | frames, depth, firstPrivate, | 128 B pad
 *                        executed                          segments, counts
 *                        never changes                     owner writes
 *  | isAsked | 128 B pad | isAsleep, isBusy | 128 B pad |
 *    thieves write         written when the worker begins or has nothing to do
 * </pre>
 *
 * Each padding has an {@code int} that fills the gap into which the JVM would else move a small
 * field of the next group. What says yes or no is an {@code int}, 1 or 0, for the same reason.
 */
final class StealingFields {
    static final VarHandle IS_ASKED;
    static final VarHandle IS_ASLEEP;
    static final VarHandle IS_BUSY;
    static final VarHandle STEALS;
    static final VarHandle PARKS;
    static final VarHandle FAILURES;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            IS_ASKED = lookup.findVarHandle(Thieves.class, "isAsked", int.class);
            IS_ASLEEP = lookup.findVarHandle(Rest.class, "isAsleep", int.class);
            IS_BUSY = lookup.findVarHandle(Rest.class, "isBusy", int.class);
            STEALS = lookup.findVarHandle(Owner.class, "steals", long.class);
            PARKS = lookup.findVarHandle(Owner.class, "parks", long.class);
            FAILURES = lookup.findVarHandle(Owner.class, "failures", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private StealingFields() {}

    /** Keeps what lies before the object in the heap away. */
    abstract static class FrontPad {
        long f00, f01, f02, f03;
        long f04, f05, f06, f07;
        long f08, f09, f10, f11;
        long f12, f13, f14, f15;
    }

    /** What never changes. */
    abstract static class Shared extends FrontPad {
        final StealingPool pool;
        final int index;
        final WorkStealingDeque deque;

        Shared(StealingPool pool, int index) {
            this.pool = pool;
            this.index = index;
            this.deque = pool.newDeque();
        }
    }

    /** Keeps what never changes away from what the owner writes. */
    abstract static class SharedPad extends Shared {
        long s00, s01, s02, s03;
        long s04, s05, s06, s07;
        long s08, s09, s10, s11;
        long s12, s13, s14, s15;
        int s16;

        SharedPad(StealingPool pool, int index) {
            super(pool, index);
        }
    }

    /** What the owner writes. */
    abstract static class Owner extends SharedPad {
        /** Made as far down as forks have been nested so far. */
        ForkFrame[] frames = new ForkFrame[0];

        /** How many frames are in use. */
        int depth;

        /** The frames from here up to the depth are the owner's alone; those below are offered. */
        int firstPrivate;

        /** How many tasks the worker is running, one inside the other. */
        int segments;

        /** The frames from which on each of these tasks forks. */
        int[] segmentFirst = new int[8];

        /** The computations that these tasks belong to. */
        @Nullable StealingJob[] segmentJobs = new StealingJob[8];

        long steals;
        long parks;
        long failures;

        Owner(StealingPool pool, int index) {
            super(pool, index);
        }
    }

    /** Keeps what the owner writes away from what thieves write. */
    abstract static class OwnerPad extends Owner {
        long o00, o01, o02, o03;
        long o04, o05, o06, o07;
        long o08, o09, o10, o11;
        long o12, o13, o14, o15;
        int o16;

        OwnerPad(StealingPool pool, int index) {
            super(pool, index);
        }
    }

    /** What thieves write. */
    abstract static class Thieves extends OwnerPad {
        @SuppressWarnings("unused") // Accessed through its handle.
        int isAsked;

        Thieves(StealingPool pool, int index) {
            super(pool, index);
        }
    }

    /** Keeps what thieves write away from what is written at rest. */
    abstract static class ThievesPad extends Thieves {
        long t00, t01, t02, t03;
        long t04, t05, t06, t07;
        long t08, t09, t10, t11;
        long t12, t13, t14, t15;
        int t16;

        ThievesPad(StealingPool pool, int index) {
            super(pool, index);
        }
    }

    /** What is written when a worker begins or has nothing to do. */
    abstract static class Rest extends ThievesPad {
        @SuppressWarnings("unused") // Accessed through its handle.
        int isAsleep;

        @SuppressWarnings("unused") // Accessed through its handle.
        int isBusy;

        Rest(StealingPool pool, int index) {
            super(pool, index);
        }
    }

    /** Keeps what lies behind the object in the heap away. */
    abstract static class BackPad extends Rest implements TaskScope {
        long b00, b01, b02, b03;
        long b04, b05, b06, b07;
        long b08, b09, b10, b11;
        long b12, b13, b14, b15;

        BackPad(StealingPool pool, int index) {
            super(pool, index);
        }
    }
}
