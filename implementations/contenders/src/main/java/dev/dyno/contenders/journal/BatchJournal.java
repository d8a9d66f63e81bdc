package dev.dyno.contenders.journal;

import dev.dyno.contracts.journal.JournalSpec;
import dev.dyno.contracts.journal.RecordVisitor;

/**
 * A journal whose caller writes a whole batch at each commit. What arrives in the meantime waits at
 * the caller and is the next batch, so that the load decides how many records share a write. No
 * other thread is woken, which is what a machine with few CPUs can least afford.
 */
abstract class BatchJournal extends CallerJournal {
    private final Flush flush;

    /**
     * Opens the journal.
     *
     * @param flush what a commit asks of the storage
     */
    BatchJournal(JournalStorage storage, JournalSpec spec, RecordVisitor visitor, Flush flush) {
        super(storage, spec, visitor, spec.recordsInFlightMax());
        this.flush = flush;
    }

    @Override
    public final boolean append(long[] words, int firstWord) {
        if (isFull()) {
            write(flush);
        }
        add(words, firstWord);
        return true;
    }

    @Override
    public final void commit() {
        write(flush);
    }

    @Override
    public final void close() {
        try {
            if (!hasFailed()) {
                write(Flush.FORCE);
            }
        } finally {
            closeFiles();
        }
    }
}
