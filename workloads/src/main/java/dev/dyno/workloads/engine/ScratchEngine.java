package dev.dyno.workloads.engine;

import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.engine.EngineParts;
import dev.dyno.contracts.engine.EngineSpec;
import dev.dyno.contracts.engine.MatchingEngine;
import dev.dyno.contracts.engine.MatchingEngineFactory;
import dev.dyno.contracts.journal.Journal;
import dev.dyno.contracts.journal.JournalCapability;
import dev.dyno.contracts.journal.JournalFactory;
import dev.dyno.contracts.journal.JournalSpec;
import dev.dyno.contracts.journal.RecordVisitor;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.workloads.InOrderRequests;
import dev.dyno.workloads.ScratchFolder;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import dev.dyno.workloads.Threads;
import dev.dyno.workloads.UsableFactories;
import dev.dyno.workloads.WrongAnswerException;
import dev.dyno.workloads.engine.flow.EngineFlow;
import dev.dyno.workloads.engine.flow.ExpectedBooks;
import dev.dyno.workloads.engine.flow.ReportDigest;
import org.jspecify.annotations.Nullable;

/**
 * A new engine in a folder of its own, whose reports are folded; it is compared with the
 * reference's books at the end, opened again, compared once more, and removed.
 *
 * <p>It is opened by a thread that is bound as {@link ThreadRole#DRAINER}, as are the threads that
 * it starts.
 */
final class ScratchEngine implements AutoCloseable {
    private static final String BOOKS = "ladder";

    private final long seed;
    private final MatchingEngineFactory factory;
    private final JournalFactory journals;
    private final ScratchFolder folder = ScratchFolder.create();
    private final EngineFlow flow;
    private final ReportDigest reports = new ReportDigest();
    private final EngineParts parts;
    private final EngineSpec spec;
    private final MatchingEngine engine;
    private boolean isKept;
    private boolean isClosed;

    private ScratchEngine(
            EngineInput input, String journal, MatchingEngineFactory factory, ThreadBinder binder) {
        seed = input.seed();
        flow = new EngineFlow(seed);
        this.factory = factory;
        journals = UsableFactories.named(JournalFactory.CONTRACT, JournalFactory.class, journal);
        parts =
                new EngineParts(
                        UsableFactories.named(
                                OrderBookFactory.CONTRACT, OrderBookFactory.class, BOOKS),
                        this::openJournal);
        spec =
                new EngineSpec(
                        folder.path(),
                        EngineFlow.books(),
                        input.segmentBytes(),
                        InOrderRequests.SLOTS,
                        input.commandsPerSnapshot());
        try {
            engine =
                    Threads.callBound(
                            binder, ThreadRole.DRAINER, "dyno-engine-opener", this::openEngine);
        } catch (RuntimeException | Error refused) {
            folder.close();
            throw refused;
        }
    }

    /**
     * Opens a new engine.
     *
     * @param journal the id of the journal that it uses
     */
    static ScratchEngine open(
            EngineInput input, String journal, MatchingEngineFactory factory, ThreadBinder binder) {
        return new ScratchEngine(input, journal, factory, binder);
    }

    private Journal openJournal(JournalSpec journalSpec, RecordVisitor replayed) {
        Journal journal = journals.open(journalSpec, replayed);
        isKept = journal.capabilities().contains(JournalCapability.RECOVERY);
        return journal;
    }

    private MatchingEngine openEngine() {
        return factory.open(spec, parts, EngineListener.NONE);
    }

    MatchingEngine engine() {
        return engine;
    }

    /** Returns what must be submitted, in order. */
    EngineFlow flow() {
        return flow;
    }

    /** Returns what all reports must be handed to. */
    ReportDigest reports() {
        return reports;
    }

    /**
     * Compares reports and books with the reference's, closes the engine, and looks whether it
     * comes back as it was, where its journal promises that. Called by the thread that was its
     * core, or after it has ended.
     *
     * @param commands how many were acknowledged
     * @throws WrongAnswerException if anything differs
     * @throws IllegalStateException if a snapshot could not be taken
     */
    void closeAndCheck(long commands) {
        ExpectedBooks expected = new ExpectedBooks(seed).advanceTo(commands);
        check("the reports", expected.difference(reports));
        check("the live engine", expected.difference(engine));
        long live = engine.stateHash();
        closeEngine();
        if (engine.snapshotFailure().isPresent()) {
            throw new IllegalStateException(engine.snapshotFailure().orElseThrow());
        }
        if (!isKept) {
            return;
        }
        try (MatchingEngine again = openEngine()) {
            check("the engine was opened again", expected.difference(again));
            if (again.stateHash() != live) {
                throw new WrongAnswerException(
                        "the engine was opened again: its state had the hash %016x, and now %016x"
                                .formatted(live, again.stateHash()));
            }
        }
    }

    private static void check(String which, @Nullable String difference) {
        if (difference != null) {
            throw new WrongAnswerException(which + ": " + difference);
        }
    }

    private void closeEngine() {
        if (!isClosed) {
            isClosed = true;
            engine.close();
        }
    }

    /** Closes the engine if that was not done, and removes its files. */
    @Override
    public void close() {
        try (folder) {
            closeEngine();
        }
    }
}
