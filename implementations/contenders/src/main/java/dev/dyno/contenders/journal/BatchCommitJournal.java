package dev.dyno.contenders.journal;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.journal.JournalSpec;
import dev.dyno.contracts.journal.RecordVisitor;

/** Group commit by the caller through the page cache: a write and a flush per commit. */
@Implementation(
        id = "batch-commit",
        summary = "The caller writes and flushes once per commit; no thread of its own.",
        hotClasses = {FrameBuffer.class})
final class BatchCommitJournal extends BatchJournal {
    BatchCommitJournal(JournalSpec spec, RecordVisitor visitor) {
        this(new FolderStorage(spec.folder()), spec, visitor);
    }

    BatchCommitJournal(JournalStorage storage, JournalSpec spec, RecordVisitor visitor) {
        super(storage, spec, visitor, Flush.FORCE);
    }
}
