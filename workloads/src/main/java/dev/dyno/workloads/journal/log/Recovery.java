package dev.dyno.workloads.journal.log;

import dev.dyno.contracts.journal.RecordVisitor;
import org.jspecify.annotations.Nullable;

/** Compares what a journal gives back with what was appended. One thread at a time. */
public final class Recovery implements RecordVisitor {
    private final Records records;
    private final long needed;
    private boolean hasBegun;
    private long count;
    private @Nullable String firstFault;

    /** Expects these records, from the first on. */
    public Recovery(Records records) {
        this(records, 0);
    }

    /** Expects these records, from one at or before an index on. */
    public Recovery(Records records, long needed) {
        this.records = records;
        this.needed = needed;
    }

    @Override
    public void record(long index, long[] words) {
        if (!hasBegun && index <= needed) {
            count = index;
        }
        hasBegun = true;
        if (firstFault == null && index != count) {
            firstFault = "expected the record with index %d, saw index %d".formatted(count, index);
        }
        if (firstFault == null && !records.matches(index, words)) {
            firstFault = "expected the words appended as record %d, saw others".formatted(index);
        }
        count++;
    }

    /** Returns how many records came back, those before the first included. */
    public long count() {
        return count;
    }

    /** Returns what is wrong with them, or null if each came in its place and as it was. */
    public @Nullable String firstFault() {
        return firstFault;
    }
}
