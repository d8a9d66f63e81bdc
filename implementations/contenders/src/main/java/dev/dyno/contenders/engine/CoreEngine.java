package dev.dyno.contenders.engine;

import dev.dyno.contracts.engine.EngineException;
import dev.dyno.contracts.engine.EngineLedger;
import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.engine.EngineParts;
import dev.dyno.contracts.engine.EngineRecovery;
import dev.dyno.contracts.engine.EngineSpec;
import dev.dyno.contracts.engine.MatchingEngine;
import dev.dyno.contracts.journal.Journal;
import dev.dyno.contracts.journal.JournalException;
import dev.dyno.contracts.journal.JournalSpec;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderCommand;

/**
 * What all engines do alike: everything but taking snapshots.
 *
 * <p><b>Idea.</b> A command waits in a ring until its record is durable, and is applied then. So
 * nothing has to be kept back but commands, of which there is a fixed number, and no report has to
 * be taken back when the storage fails. The caller decides what a batch is, the journal how many
 * batches share a flush; everything that became durable is acknowledged at once.
 *
 * <pre>
 *   acknowledged         durable            submitted
 *        |  to be applied   |  to be flushed    |  free
 *  ------+==================+===================+---------  ring of 64-byte commands
 * </pre>
 *
 * All fields belong to the core; the journal says how its durable count is shared.
 */
abstract class CoreEngine implements MatchingEngine {
    private static final String JOURNAL_FOLDER = "journal";
    private static final String SNAPSHOT_FOLDER = "snapshots";

    private final EngineState state;
    private final Journal journal;
    private final Snapshots snapshots;
    private final EngineRecovery recovery;
    private final int inFlightMax;
    private final long commandsPerSnapshot;
    private final long[] ring;
    private final int mask;
    private final OrderCommand command = new OrderCommand();
    private long submitted;
    private long applied;
    private long snapshotAskedAt;

    CoreEngine(Opened opened, EngineSpec spec) {
        state = opened.state;
        journal = opened.journal;
        snapshots = opened.snapshots;
        recovery = opened.recovery;
        inFlightMax = spec.commandsInFlightMax();
        commandsPerSnapshot = spec.commandsPerSnapshot();
        int slots = Integer.highestOneBit(inFlightMax * 2 - 1);
        ring = new long[slots * OrderCommand.WORDS];
        mask = slots - 1;
        submitted = journal.appendedCount();
        applied = submitted;
        snapshotAskedAt = recovery.snapshotCount();
    }

    /**
     * What was found in a folder.
     *
     * @param state what follows from all durable commands
     * @param journal ready for more
     * @param snapshots where further ones go
     * @param recovery how the state came about
     */
    record Opened(
            EngineState state, Journal journal, Snapshots snapshots, EngineRecovery recovery) {
        /** Opens the folder of a spec. */
        static Opened of(EngineSpec spec, EngineParts parts, EngineListener replayed) {
            return of(
                    new DiskFolder(spec.folder().resolve(SNAPSHOT_FOLDER)), spec, parts, replayed);
        }

        /** Opens an engine whose snapshots lie where the caller says. */
        static Opened of(
                SnapshotFolder folder,
                EngineSpec spec,
                EngineParts parts,
                EngineListener replayed) {
            Snapshots snapshots = new Snapshots(folder, spec, parts);
            snapshots.make();
            Snapshots.Base base = snapshots.newest();
            long[] replayedCount = {0};
            Journal journal = openJournal(spec, parts, base, replayedCount, replayed);
            if (!base.damaged().isEmpty()) {
                snapshots.setAsideBehind(base.commandCount());
            }
            EngineRecovery recovery =
                    new EngineRecovery(base.commandCount(), replayedCount[0], base.damaged());
            return new Opened(base.state(), journal, snapshots, recovery);
        }

        private static Journal openJournal(
                EngineSpec spec,
                EngineParts parts,
                Snapshots.Base base,
                long[] replayedCount,
                EngineListener replayed) {
            JournalSpec journalSpec =
                    new JournalSpec(
                            spec.folder().resolve(JOURNAL_FOLDER),
                            spec.segmentBytes(),
                            spec.commandsInFlightMax(),
                            base.commandCount());
            try {
                return parts.journals()
                        .open(
                                journalSpec,
                                (index, words) -> {
                                    if (index >= base.commandCount()) {
                                        base.state().replay(index, words, replayed);
                                        replayedCount[0]++;
                                    }
                                });
            } catch (JournalException refused) {
                if (base.damaged().isEmpty()) {
                    throw refused;
                }
                throw new EngineException(
                        EngineException.Kind.CORRUPT,
                        String.join("; ", base.damaged())
                                + "; without them: "
                                + refused.getMessage(),
                        refused);
            }
        }
    }

    @Override
    public final long submit(long[] words, int firstWord) {
        if (submitted - applied == inFlightMax) {
            return NO_ROOM;
        }
        int slot = (int) submitted & mask;
        System.arraycopy(words, firstWord, ring, slot * OrderCommand.WORDS, OrderCommand.WORDS);
        command.wrap(ring, slot).sequence(submitted);
        if (!state.hasInstrument(command)) {
            throw new IllegalArgumentException(
                    "instrument %d of %d in %s"
                            .formatted(command.instrument(), state.bookCount(), command));
        }
        if (!journal.append(ring, slot * OrderCommand.WORDS)) {
            return NO_ROOM;
        }
        return submitted++;
    }

    @Override
    public final void commit() {
        journal.commit();
    }

    @Override
    public final int acknowledge(EngineListener listener, int commandsMax) {
        long before = applied;
        long end = Math.min(journal.durableCount(), before + commandsMax);
        applyUpTo(end, listener);
        if (commandsPerSnapshot > 0 && applied - snapshotAskedAt >= commandsPerSnapshot) {
            snapshotAskedAt = applied;
            snapshot();
        }
        return (int) (applied - before);
    }

    private void applyUpTo(long end, EngineListener listener) {
        long[] commands = ring;
        while (applied < end) {
            state.apply(commands, (int) applied & mask, listener);
            applied++;
        }
    }

    @Override
    public final long submittedCount() {
        return submitted;
    }

    @Override
    public final long acknowledgedCount() {
        return applied;
    }

    @Override
    public final OrderBook book(int instrument) {
        return state.book(instrument);
    }

    @Override
    public final EngineLedger ledger() {
        return state.ledger();
    }

    @Override
    public final EngineRecovery recovery() {
        return recovery;
    }

    @Override
    public final long stateHash() {
        return state.hash();
    }

    final EngineState state() {
        return state;
    }

    final Journal journal() {
        return journal;
    }

    final Snapshots snapshots() {
        return snapshots;
    }

    /** Returns when no thread of this engine is at work beside the journal's own. */
    void stopSnapshots() {}

    @Override
    public final void close() {
        stopSnapshots();
        journal.close();
    }
}
