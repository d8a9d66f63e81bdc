package dev.dyno.workloads.feed;

import dev.dyno.contracts.feed.UpdateSink;
import dev.dyno.workloads.SplitMix64;

/** Folds updates, in their order, into 64 bits. One thread at a time. */
final class UpdateDigest implements UpdateSink {
    private long value;

    @Override
    public void update(
            long number, long sequence, int header, long orderId, long priceTicks, long quantity) {
        long words = number * 31 + sequence;
        words = words * 31 + header;
        words = words * 31 + orderId;
        words = words * 31 + priceTicks;
        value = SplitMix64.mix(value + words * 31 + quantity);
    }

    long value() {
        return value;
    }

    void reset() {
        value = 0;
    }
}
