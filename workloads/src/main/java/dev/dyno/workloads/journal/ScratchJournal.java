package dev.dyno.workloads.journal;

import dev.dyno.contracts.journal.Journal;
import dev.dyno.contracts.journal.JournalCapability;
import dev.dyno.contracts.journal.JournalFactory;
import dev.dyno.contracts.journal.JournalSpec;
import dev.dyno.workloads.ScratchFolder;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import dev.dyno.workloads.Threads;
import dev.dyno.workloads.WrongAnswerException;
import dev.dyno.workloads.journal.log.Records;
import dev.dyno.workloads.journal.log.Recovery;

/**
 * A new journal in a folder of its own, which is read back at the end and removed.
 *
 * <p>It is opened by a thread that is bound as {@link ThreadRole#DRAINER}, as are the threads that
 * it starts.
 */
final class ScratchJournal implements AutoCloseable {
    /** More than any workload lets wait, so that a journal's own room is never the limit. */
    private static final int IN_FLIGHT_MAX = 1 << 14;

    private final ScratchFolder folder = ScratchFolder.create();
    private final JournalFactory factory;
    private final JournalSpec spec;
    private final Records records;
    private final Journal journal;
    private boolean isClosed;

    private ScratchJournal(JournalFactory factory, JournalInput input, ThreadBinder binder) {
        this.factory = factory;
        this.spec = new JournalSpec(folder.path(), input.segmentBytes(), IN_FLIGHT_MAX);
        this.records = new Records(input.seed());
        try {
            this.journal = openApart(binder);
        } catch (RuntimeException | Error refused) {
            folder.close();
            throw refused;
        }
    }

    /**
     * Opens a new journal.
     *
     * @throws dev.dyno.contracts.journal.JournalException if the storage fails
     */
    static ScratchJournal open(JournalFactory factory, JournalInput input, ThreadBinder binder) {
        return new ScratchJournal(factory, input, binder);
    }

    private Journal openApart(ThreadBinder binder) {
        return Threads.callBound(
                binder,
                ThreadRole.DRAINER,
                "dyno-journal-opener",
                () -> factory.open(spec, new Recovery(records)));
    }

    Journal journal() {
        return journal;
    }

    Records records() {
        return records;
    }

    /**
     * Closes the journal and looks whether it gives back all that was appended, where it promises
     * that. Called by the thread that appended, or after it has ended.
     *
     * @param appended how many records
     * @throws WrongAnswerException if it gives back anything else
     */
    void closeAndCheck(long appended) {
        boolean isKept = journal.capabilities().contains(JournalCapability.RECOVERY);
        closeJournal();
        if (!isKept) {
            return;
        }
        Recovery recovery = new Recovery(records);
        factory.open(spec, recovery).close();
        String fault = recovery.firstFault();
        if (fault != null) {
            throw new WrongAnswerException("the journal was opened again: " + fault);
        }
        if (recovery.count() != appended) {
            throw new WrongAnswerException(
                    "the journal was opened again: of %d records that were durable it gives back %d"
                            .formatted(appended, recovery.count()));
        }
    }

    private void closeJournal() {
        if (!isClosed) {
            isClosed = true;
            journal.close();
        }
    }

    /** Closes the journal if that was not done, and removes its files. */
    @Override
    public void close() {
        try (folder) {
            closeJournal();
        }
    }
}
