package dev.dyno.contenders.loop;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.loop.LoopSpec;

/** The ring whose fields have lines of their own; see {@link CommandRingFields}. */
@Implementation(
        id = "padded-ring",
        summary = "Our ring, whose fields lie 128 bytes and more apart; copied in, read in place.",
        hotClasses = PaddedReportRing.class)
final class PaddedCommandRing extends CommandRingFields.BackPad {
    PaddedCommandRing(LoopSpec spec) {
        super(spec);
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
        return (long) CommandRingFields.CLAIMED.getVolatile(this);
    }

    @Override
    boolean claim(long expected) {
        return CommandRingFields.CLAIMED.compareAndSet(this, expected, expected + 1);
    }

    @Override
    void endClaims() {
        CommandRingFields.CLAIMED.getAndBitwiseOr(this, Long.MIN_VALUE);
    }

    @Override
    long limit() {
        return (long) CommandRingFields.LIMIT.getAcquire(this);
    }

    @Override
    void limit(long end) {
        CommandRingFields.LIMIT.setRelease(this, end);
    }

    @Override
    long consumed() {
        return (long) CommandRingFields.CONSUMED.getAcquire(this);
    }

    @Override
    long ownConsumed() {
        return consumed;
    }

    @Override
    void consumed(long count) {
        CommandRingFields.CONSUMED.setRelease(this, count);
    }
}
