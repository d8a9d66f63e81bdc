package dev.dyno.contenders.journal;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.journal.Journal;
import dev.dyno.contracts.journal.JournalCapability;
import dev.dyno.contracts.journal.JournalSpec;
import dev.dyno.contracts.journal.RecordVisitor;
import java.util.EnumSet;
import java.util.Set;

/** Keeps nothing and promises nothing: what the others cost is measured against it. */
@Implementation(id = "none", summary = "Keeps nothing: what an engine costs without a journal.")
final class NoJournal implements Journal {
    private volatile long count;

    NoJournal(JournalSpec spec, RecordVisitor visitor) {
        count = spec.firstNeededIndex();
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread appends.
    public boolean append(long[] words, int firstWord) {
        count++;
        return true;
    }

    @Override
    public void commit() {}

    @Override
    public long appendedCount() {
        return count;
    }

    @Override
    public long durableCount() {
        return count;
    }

    @Override
    public void close() {}

    @Override
    public Set<JournalCapability> capabilities() {
        return EnumSet.noneOf(JournalCapability.class);
    }
}
