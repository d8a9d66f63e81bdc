package dev.dyno.contenders.journal;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.journal.JournalSpec;
import dev.dyno.contracts.journal.RecordVisitor;

/**
 * Group commit past the page cache: {@code O_DIRECT | O_DSYNC}, so that one call takes a frame from
 * the journal's memory to the disk, and has it kept there when it returns. There is no flush.
 */
@Implementation(
        id = "direct",
        summary = "Group commit by O_DIRECT and O_DSYNC: whole blocks past the page cache.",
        hotClasses = {FrameBuffer.class})
final class DirectJournal extends WriterThreadJournal {
    DirectJournal(JournalSpec spec, RecordVisitor visitor) {
        this(DirectStorage.folder(spec.folder()), spec, visitor);
    }

    DirectJournal(JournalStorage storage, JournalSpec spec, RecordVisitor visitor) {
        super(new AlignedStorage(storage), spec, visitor);
    }
}
