package dev.dyno.contenders.loop;

import dev.dyno.contracts.loop.LoopSpec;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The fields of a {@link PaddedReportRing}, each group with at least 128 bytes on both sides. The
 * cells of a consumer have as much on both sides inside of their array.
 *
 * <pre>
 *  | pad | slots, mask, cells, consumers | pad | produced, slowestSeen | pad | published | pad |
 *          read by all                         the matcher's own             matcher writes,
 *                                                                            consumers poll
 * </pre>
 */
@SuppressWarnings("unused") // Padding is there and is not read.
final class ReportRingFields {
    /** The bytes between what different threads write. */
    static final int PAD_BYTES = 128;

    /** The distance of two consumers' cells. */
    static final int CELL_WORDS = 2 + PAD_BYTES / Long.BYTES;

    /** Moves {@code published} and reads it. */
    static final VarHandle PUBLISHED;

    static {
        try {
            PUBLISHED =
                    MethodHandles.lookup().findVarHandle(Published.class, "published", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private ReportRingFields() {}

    /** Returns where in the array of cells a consumer's begin. */
    static int cell(int consumer) {
        return PAD_BYTES / Long.BYTES + consumer * CELL_WORDS;
    }

    /** Keeps what lies before the object in the heap away. */
    abstract static class FrontPad extends ReportRing {
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

        /** The consumers' cells. */
        final long[] cells;

        /** The number of consumers. */
        final int consumers;

        Shared(LoopSpec spec) {
            slots = new long[Math.multiplyExact(spec.reportCapacity(), SLOT_WORDS)];
            mask = spec.reportCapacity() - 1L;
            consumers = spec.consumers();
            cells = new long[ReportRingFields.cell(consumers)];
        }
    }

    /** Keeps what all read away from what the matcher writes. */
    abstract static class SharedPad extends Shared {
        long s00, s01, s02, s03;
        long s04, s05, s06, s07;
        long s08, s09, s10, s11;
        long s12, s13, s14, s15;

        SharedPad(LoopSpec spec) {
            super(spec);
        }
    }

    /** The matcher's own. */
    abstract static class Producer extends SharedPad {
        /** How many reports were written. */
        long produced;

        /** The least count of a consumer that was seen. */
        long slowestSeen;

        Producer(LoopSpec spec) {
            super(spec);
        }
    }

    /** Keeps the matcher's own away from what consumers poll. */
    abstract static class ProducerPad extends Producer {
        long p00, p01, p02, p03;
        long p04, p05, p06, p07;
        long p08, p09, p10, p11;
        long p12, p13, p14, p15;

        ProducerPad(LoopSpec spec) {
            super(spec);
        }
    }

    /** What consumers poll. */
    abstract static class Published extends ProducerPad {
        /** How many reports are published. */
        long published;

        Published(LoopSpec spec) {
            super(spec);
        }
    }

    /** Keeps what lies behind the object in the heap away. */
    abstract static class BackPad extends Published {
        long b00, b01, b02, b03;
        long b04, b05, b06, b07;
        long b08, b09, b10, b11;
        long b12, b13, b14, b15;

        BackPad(LoopSpec spec) {
            super(spec);
        }
    }
}
