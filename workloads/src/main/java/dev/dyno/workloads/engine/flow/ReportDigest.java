package dev.dyno.workloads.engine.flow;

import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.workloads.SplitMix64;
import org.jspecify.annotations.Nullable;

/**
 * Folds reports, and checks that each command is announced, answered and acknowledged once and in
 * its place. Allocates nothing. One thread at a time.
 */
public final class ReportDigest implements EngineListener {
    private static final long NONE = -1;

    private long value;
    private long announced;
    private long acknowledged;
    private long firstMisplaced = NONE;

    /** Creates a digest that expects the commands from the first one on. */
    public ReportDigest() {}

    /** Returns the digest of all reports. */
    public long value() {
        return value;
    }

    /** Returns how many commands were acknowledged. */
    public long acknowledgedCount() {
        return acknowledged;
    }

    /** Returns what was not in its place, or null if everything was. */
    public @Nullable String firstFault() {
        return firstMisplaced == NONE
                ? null
                : "expected command %d announced, answered and acknowledged before the next, saw"
                                .formatted(firstMisplaced)
                        + " another order";
    }

    private void misplacedUnless(boolean isInPlace) {
        if (!isInPlace && firstMisplaced == NONE) {
            firstMisplaced = acknowledged;
        }
    }

    @Override
    public void applying(long[] words, int firstWord) {
        misplacedUnless(words[firstWord] == announced && acknowledged == announced);
        announced++;
    }

    @Override
    public void report(
            long sequence,
            int header,
            long orderId,
            long makerOrderId,
            long priceTicks,
            long quantity) {
        misplacedUnless(sequence == announced - 1 && acknowledged == announced - 1);
        fold(sequence, header, orderId, makerOrderId, priceTicks, quantity);
    }

    /** Folds a report without asking for its place. */
    void fold(
            long sequence,
            int header,
            long orderId,
            long makerOrderId,
            long priceTicks,
            long quantity) {
        long folded = SplitMix64.mix(value ^ sequence) + orderId;
        folded = SplitMix64.mix(folded ^ makerOrderId) + priceTicks;
        value = SplitMix64.mix(folded ^ header) + quantity;
    }

    @Override
    public void acknowledged(long sequence) {
        misplacedUnless(sequence == acknowledged && announced == acknowledged + 1);
        acknowledged++;
    }
}
