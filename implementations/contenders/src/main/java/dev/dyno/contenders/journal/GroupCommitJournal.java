package dev.dyno.contenders.journal;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.journal.JournalSpec;
import dev.dyno.contracts.journal.RecordVisitor;

/** Group commit through the page cache: a write and a flush per frame. */
@Implementation(
        id = "group-commit",
        summary = "Two buffers that change places: a writer thread flushes what came meanwhile.",
        hotClasses = {FrameBuffer.class})
final class GroupCommitJournal extends WriterThreadJournal {
    GroupCommitJournal(JournalSpec spec, RecordVisitor visitor) {
        this(new FolderStorage(spec.folder()), spec, visitor);
    }

    GroupCommitJournal(JournalStorage storage, JournalSpec spec, RecordVisitor visitor) {
        super(storage, spec, visitor);
    }
}
