package dev.dyno.contenders.journal;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.journal.JournalCapability;
import dev.dyno.contracts.journal.JournalSpec;
import dev.dyno.contracts.journal.RecordVisitor;
import java.util.EnumSet;
import java.util.Set;

/**
 * Writes a batch at each commit and leaves the flushing to the operating system: records outlive
 * the process, and a loss of power only if it comes late enough.
 */
@Implementation(
        id = "page-cache",
        summary = "One write per commit and no flush: outlives the process, not the machine.")
final class PageCacheJournal extends BatchJournal {
    PageCacheJournal(JournalSpec spec, RecordVisitor visitor) {
        this(new FolderStorage(spec.folder()), spec, visitor);
    }

    PageCacheJournal(JournalStorage storage, JournalSpec spec, RecordVisitor visitor) {
        super(storage, spec, visitor, Flush.NONE);
    }

    @Override
    public Set<JournalCapability> capabilities() {
        return EnumSet.complementOf(EnumSet.of(JournalCapability.POWER_LOSS));
    }
}
