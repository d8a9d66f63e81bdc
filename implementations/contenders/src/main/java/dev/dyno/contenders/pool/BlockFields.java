package dev.dyno.contenders.pool;

import dev.dyno.contracts.pool.DequeSpec;
import dev.dyno.contracts.pool.WorkStealingDeque;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The fields of {@link BlockDeque}, each group on cache lines of its own.
 *
 * <pre>
 *  | header, 128 B pad | slots, cells, | 128 B pad | block, head, | 128 B pad | ownerBlock | 128 B
 *                        blockMask                   position,                  owner writes when
 *                        never changes               slotFirst                  it changes blocks
 *  | hint, isWanted | 128 B pad |
 *    thieves write
 * </pre>
 *
 * The JVM moves a small field into a gap that it finds before the padding, back to the group that
 * it is to keep away from. So each padding has an {@code int} of its own that fills the gap.
 *
 * <p>In {@code cells} each block's word has 128 bytes to itself; the slots of a block fill eight
 * lines of 64 bytes.
 */
final class BlockFields {
    static final VarHandle OWNER_BLOCK;
    static final VarHandle HINT;
    static final VarHandle IS_WANTED;
    static final VarHandle POSITION;
    static final VarHandle HEAD;

    /** How many slots a block has. */
    static final int BLOCK_SLOTS = 64;

    /** How many words lie between the words of two blocks. */
    static final int CELL_WORDS = 16;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            OWNER_BLOCK = lookup.findVarHandle(Published.class, "ownerBlock", int.class);
            HINT = lookup.findVarHandle(Thieves.class, "hint", long.class);
            IS_WANTED = lookup.findVarHandle(Thieves.class, "isWanted", boolean.class);
            POSITION = lookup.findVarHandle(Owner.class, "position", int.class);
            HEAD = lookup.findVarHandle(Owner.class, "head", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private BlockFields() {}

    /** Keeps what lies before the object in the heap away. */
    abstract static class FrontPad {
        long f00, f01, f02, f03;
        long f04, f05, f06, f07;
        long f08, f09, f10, f11;
        long f12, f13, f14, f15;
    }

    /** What never changes. */
    abstract static class Shared extends FrontPad {
        final long[] slots;
        final long[] cells;
        final int blockMask;

        Shared(DequeSpec spec) {
            int blocks = spec.capacityMax() / BLOCK_SLOTS;
            slots = new long[spec.capacityMax()];
            cells = new long[(blocks + 1) * CELL_WORDS];
            blockMask = blocks - 1;
        }
    }

    /** Keeps what never changes away from what the owner writes. */
    abstract static class SharedPad extends Shared {
        long s00, s01, s02, s03;
        long s04, s05, s06, s07;
        long s08, s09, s10, s11;
        long s12, s13, s14, s15;
        int s16;

        SharedPad(DequeSpec spec) {
            super(spec);
        }
    }

    /** The owner's own. */
    abstract static class Owner extends SharedPad {
        /** The number of the block that the owner works in; counts around. */
        int block;

        /** The first slot of that block in {@code slots}. */
        int slotFirst;

        /** The oldest of the owner's tasks in its block. */
        int head;

        /** Where the next task goes in its block. */
        int position;

        Owner(DequeSpec spec) {
            super(spec);
        }
    }

    /** Keeps the owner's own away from what thieves read. */
    abstract static class OwnerPad extends Owner {
        long o00, o01, o02, o03;
        long o04, o05, o06, o07;
        long o08, o09, o10, o11;
        long o12, o13, o14, o15;
        int o16;

        OwnerPad(DequeSpec spec) {
            super(spec);
        }
    }

    /** What the owner writes for thieves to read. */
    abstract static class Published extends OwnerPad {
        @SuppressWarnings("unused") // Accessed through its handle.
        int ownerBlock;

        Published(DequeSpec spec) {
            super(spec);
        }
    }

    /** Keeps what thieves read away from what they write. */
    abstract static class PublishedPad extends Published {
        long p00, p01, p02, p03;
        long p04, p05, p06, p07;
        long p08, p09, p10, p11;
        long p12, p13, p14, p15;
        int p16;

        PublishedPad(DequeSpec spec) {
            super(spec);
        }
    }

    /** What thieves write. */
    abstract static class Thieves extends PublishedPad {
        /** A count of grants in the upper half, the oldest block that may hold tasks below. */
        @SuppressWarnings("unused") // Accessed through its handle.
        long hint;

        @SuppressWarnings("unused") // Accessed through its handle.
        boolean isWanted;

        Thieves(DequeSpec spec) {
            super(spec);
        }
    }

    /** Keeps what lies behind the object in the heap away. */
    abstract static class BackPad extends Thieves implements WorkStealingDeque {
        long b00, b01, b02, b03;
        long b04, b05, b06, b07;
        long b08, b09, b10, b11;
        long b12, b13, b14, b15;

        BackPad(DequeSpec spec) {
            super(spec);
        }
    }
}
