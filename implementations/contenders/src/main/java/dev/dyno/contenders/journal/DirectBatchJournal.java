package dev.dyno.contenders.journal;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.journal.JournalSpec;
import dev.dyno.contracts.journal.RecordVisitor;

/**
 * Group commit by the caller past the page cache: {@code O_DIRECT | O_DSYNC}, one call per commit.
 */
@Implementation(
        id = "direct-batch",
        summary =
                "The caller writes once per commit by O_DIRECT and O_DSYNC; no thread of its own.",
        hotClasses = {FrameBuffer.class})
final class DirectBatchJournal extends BatchJournal {
    DirectBatchJournal(JournalSpec spec, RecordVisitor visitor) {
        this(DirectStorage.folder(spec.folder()), spec, visitor);
    }

    DirectBatchJournal(JournalStorage storage, JournalSpec spec, RecordVisitor visitor) {
        super(new AlignedStorage(storage), spec, visitor, Flush.FORCE);
    }
}
