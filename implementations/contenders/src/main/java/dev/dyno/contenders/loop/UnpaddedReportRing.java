package dev.dyno.contenders.loop;

import dev.dyno.contracts.loop.LoopSpec;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The reports' ring with its fields, and the cells of all consumers, side by side. What the matcher
 * writes for itself takes the line of {@code published} from every consumer that polls it, and the
 * consumers take their cells from each other.
 */
final class UnpaddedReportRing extends ReportRing {
    private static final int CELLS = 2;
    private static final VarHandle PUBLISHED;

    static {
        try {
            PUBLISHED =
                    MethodHandles.lookup()
                            .findVarHandle(UnpaddedReportRing.class, "published", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final long[] slots;
    private final long mask;
    private final long[] cells;
    private final int consumers;
    private long produced;
    private long slowestSeen;
    private long published;

    UnpaddedReportRing(LoopSpec spec) {
        slots = new long[Math.multiplyExact(spec.reportCapacity(), SLOT_WORDS)];
        mask = spec.reportCapacity() - 1L;
        consumers = spec.consumers();
        cells = new long[consumers * CELLS];
    }

    @Override
    long[] slots() {
        return slots;
    }

    @Override
    long mask() {
        return mask;
    }

    @Override
    long[] cells() {
        return cells;
    }

    @Override
    int cell(int consumer) {
        return consumer * CELLS;
    }

    @Override
    int consumers() {
        return consumers;
    }

    @Override
    long produced() {
        return produced;
    }

    @Override
    void produced(long count) {
        produced = count;
    }

    @Override
    long slowestSeen() {
        return slowestSeen;
    }

    @Override
    void slowestSeen(long count) {
        slowestSeen = count;
    }

    @Override
    long published() {
        return (long) PUBLISHED.getAcquire(this);
    }

    @Override
    long ownPublished() {
        return published;
    }

    @Override
    void published(long count) {
        PUBLISHED.setRelease(this, count);
    }
}
