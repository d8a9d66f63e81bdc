package dev.dyno.contenders.loop;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.loop.LoopSpec;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The ring with its fields side by side, as they come. Producers and the matcher write to one line,
 * and each write takes it from everybody else:
 *
 * <pre>
 *  | header, slots, mask, claimed, limit, consumed |
 *    all read             producers write  matcher writes
 * </pre>
 *
 * <p>Here on purpose, to be measured against {@link PaddedCommandRing}.
 */
@Implementation(
        id = "unpadded-ring",
        summary =
                "Our ring with all its fields on one line, to show what padding gives; copied in,"
                        + " read in place.",
        hotClasses = UnpaddedReportRing.class)
final class UnpaddedCommandRing extends CommandRing {
    private static final VarHandle CLAIMED;
    private static final VarHandle LIMIT;
    private static final VarHandle CONSUMED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            CLAIMED = lookup.findVarHandle(UnpaddedCommandRing.class, "claimed", long.class);
            LIMIT = lookup.findVarHandle(UnpaddedCommandRing.class, "limit", long.class);
            CONSUMED = lookup.findVarHandle(UnpaddedCommandRing.class, "consumed", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final long[] slots;
    private final long mask;
    private volatile long claimed;

    @SuppressWarnings("UnusedVariable") // Accessed through its handle.
    private long limit;

    private long consumed;

    UnpaddedCommandRing(LoopSpec spec) {
        slots = new long[Math.multiplyExact(spec.commandCapacity(), SLOT_WORDS)];
        mask = spec.commandCapacity() - 1L;
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
    long claimed() {
        return claimed;
    }

    @Override
    boolean claim(long expected) {
        return CLAIMED.compareAndSet(this, expected, expected + 1);
    }

    @Override
    void endClaims() {
        CLAIMED.getAndBitwiseOr(this, Long.MIN_VALUE);
    }

    @Override
    long limit() {
        return (long) LIMIT.getAcquire(this);
    }

    @Override
    void limit(long end) {
        LIMIT.setRelease(this, end);
    }

    @Override
    long consumed() {
        return (long) CONSUMED.getAcquire(this);
    }

    @Override
    long ownConsumed() {
        return consumed;
    }

    @Override
    void consumed(long count) {
        CONSUMED.setRelease(this, count);
    }
}
