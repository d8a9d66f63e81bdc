package dev.dyno.contenders.journal;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.CatalogueProvider;
import dev.dyno.contracts.journal.JournalFactory;
import java.util.List;

/** The catalogue of our journals, one line each, the reference first. */
public final class Journals implements CatalogueProvider {
    /** Creates the provider; called by {@link java.util.ServiceLoader}. */
    public Journals() {}

    @Override
    public List<Catalogue<?>> catalogues() {
        return List.of(
                Catalogue.of(JournalFactory.CONTRACT, JournalFactory.class)
                        .reference(ForceEachJournal.class, ForceEachJournal::new)
                        .candidate(GroupCommitJournal.class, GroupCommitJournal::new)
                        .candidate(BatchCommitJournal.class, BatchCommitJournal::new)
                        .candidate(MemoryMappedJournal.class, MemoryMappedJournal::new)
                        .candidate(
                                DirectJournal.class,
                                DirectJournal::new,
                                DirectStorage::availability)
                        .candidate(
                                DirectBatchJournal.class,
                                DirectBatchJournal::new,
                                DirectStorage::availability)
                        .candidate(
                                IoUringJournal.class,
                                IoUringJournal::new,
                                IoUringJournal::availability)
                        .candidate(PageCacheJournal.class, PageCacheJournal::new)
                        .candidate(NoJournal.class, NoJournal::new));
    }
}
