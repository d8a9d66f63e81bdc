package dev.dyno.contenders.journal;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.journal.JournalSpec;
import dev.dyno.contracts.journal.RecordVisitor;

/** The reference: every record is a frame of its own, written and flushed before it returns. */
@Implementation(
        id = "force-each",
        summary = "The reference: one write and one flush per record, before append returns.")
final class ForceEachJournal extends CallerJournal {
    ForceEachJournal(JournalSpec spec, RecordVisitor visitor) {
        this(new FolderStorage(spec.folder()), spec, visitor);
    }

    ForceEachJournal(JournalStorage storage, JournalSpec spec, RecordVisitor visitor) {
        super(storage, spec, visitor, 1);
    }

    @Override
    public boolean append(long[] words, int firstWord) {
        add(words, firstWord);
        write(Flush.FORCE);
        return true;
    }

    @Override
    public void commit() {
        write(Flush.FORCE);
    }

    @Override
    public void close() {
        closeFiles();
    }
}
