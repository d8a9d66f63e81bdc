package dev.dyno.contenders.loop;

import dev.dyno.contracts.loop.LoopSpec;

/** The reports' ring whose fields have lines of their own; see {@link ReportRingFields}. */
final class PaddedReportRing extends ReportRingFields.BackPad {
    PaddedReportRing(LoopSpec spec) {
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
    long[] cells() {
        return cells;
    }

    @Override
    int cell(int consumer) {
        return ReportRingFields.cell(consumer);
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
        return (long) ReportRingFields.PUBLISHED.getAcquire(this);
    }

    @Override
    long ownPublished() {
        return published;
    }

    @Override
    void published(long count) {
        ReportRingFields.PUBLISHED.setRelease(this, count);
    }
}
