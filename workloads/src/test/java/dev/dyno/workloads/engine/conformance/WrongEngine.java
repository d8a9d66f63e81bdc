package dev.dyno.workloads.engine.conformance;

import dev.dyno.contracts.engine.EngineLedger;
import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.engine.EngineParts;
import dev.dyno.contracts.engine.EngineRecovery;
import dev.dyno.contracts.engine.EngineSpec;
import dev.dyno.contracts.engine.MatchingEngine;
import dev.dyno.contracts.engine.MatchingEngineFactory;
import dev.dyno.contracts.journal.Journal;
import dev.dyno.contracts.journal.JournalException;
import dev.dyno.contracts.journal.JournalFactory;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.workloads.UsableFactories;
import java.util.Optional;

/** The reference, with a fault between it and its caller or its parts. */
final class WrongEngine implements MatchingEngine {
    /** What can be wrong, and the case that is made for it. */
    enum Fault {
        ACKNOWLEDGES_EARLY("only-durable-commands-are-acknowledged"),
        ACKNOWLEDGES_ONE_AT_A_TIME("only-durable-commands-are-acknowledged"),
        SKIPS_AN_ACKNOWLEDGEMENT("only-durable-commands-are-acknowledged"),
        CHANGES_A_REPORT("reports-are-those-of-the-books"),
        ACKNOWLEDGES_TWICE("reports-are-those-of-the-books"),
        HASHES_ITS_BATCHES("batches-leave-no-trace"),
        HASHES_NOTHING("batches-leave-no-trace"),
        TAKES_WITHOUT_ROOM("full-engine-refuses-until-it-has-room"),
        TAKES_ANY_INSTRUMENT("unknown-instrument-is-refused"),
        HIDES_THE_FAILURE("failed-journal-fails-the-engine"),
        FORGETS_ON_OPENING("state-comes-back-without-a-snapshot"),
        TAKES_NO_SNAPSHOT("state-comes-back-from-a-snapshot"),
        REPLAYS_IN_SILENCE("replay-tells-what-was-told-live"),
        TELLS_NO_LEDGER("ledger-is-told-first-and-comes-back");

        private final String caughtBy;

        Fault(String caughtBy) {
            this.caughtBy = caughtBy;
        }

        String caughtBy() {
            return caughtBy;
        }
    }

    private final Fault fault;
    private final MatchingEngine right;
    private final EngineLedger ledger;
    private long batches;

    private WrongEngine(Fault fault, MatchingEngine right, EngineLedger ledger) {
        this.fault = fault;
        this.right = right;
        this.ledger = ledger;
    }

    static MatchingEngineFactory right() {
        return UsableFactories.reference(
                        MatchingEngineFactory.CONTRACT, MatchingEngineFactory.class)
                .factory();
    }

    static MatchingEngineFactory with(Fault fault) {
        int[] lives = {0};
        return (spec, parts, replayed) -> {
            EngineSpec chosen =
                    fault == Fault.FORGETS_ON_OPENING ? elsewhere(spec, lives[0]++) : spec;
            EngineListener told =
                    fault == Fault.REPLAYS_IN_SILENCE ? EngineListener.NONE : replayed;
            MatchingEngine engine = right().open(chosen, partsOf(fault, parts), told);
            return new WrongEngine(
                    fault,
                    engine,
                    fault == Fault.TELLS_NO_LEDGER ? parts.ledgers().get() : engine.ledger());
        };
    }

    private static EngineSpec elsewhere(EngineSpec spec, int life) {
        return new EngineSpec(
                spec.folder().resolve("life-" + life),
                spec.books(),
                spec.segmentBytes(),
                spec.commandsInFlightMax(),
                0);
    }

    private static EngineParts partsOf(Fault fault, EngineParts parts) {
        JournalFactory journals =
                fault == Fault.ACKNOWLEDGES_EARLY
                        ? (spec, visitor) -> new Optimist(parts.journals().open(spec, visitor))
                        : parts.journals();
        return fault == Fault.TELLS_NO_LEDGER
                ? new EngineParts(parts.books(), journals)
                : new EngineParts(parts.books(), journals, parts.ledgers());
    }

    /** Takes for durable what was appended. */
    private record Optimist(Journal journal) implements Journal {
        @Override
        public boolean append(long[] words, int firstWord) {
            return journal.append(words, firstWord);
        }

        @Override
        public void commit() {
            journal.commit();
        }

        @Override
        public long appendedCount() {
            return journal.appendedCount();
        }

        @Override
        public long durableCount() {
            return journal.appendedCount();
        }

        @Override
        public void close() {
            journal.close();
        }
    }

    @Override
    public long submit(long[] words, int firstWord) {
        try {
            long answer = right.submit(words, firstWord);
            return answer == NO_ROOM && fault == Fault.TAKES_WITHOUT_ROOM
                    ? right.submittedCount()
                    : answer;
        } catch (JournalException told) {
            if (fault == Fault.HIDES_THE_FAILURE) {
                return right.submittedCount();
            }
            throw told;
        } catch (IllegalArgumentException told) {
            if (fault == Fault.TAKES_ANY_INSTRUMENT) {
                return right.submittedCount();
            }
            throw told;
        }
    }

    @Override
    public void commit() {
        right.commit();
        batches++;
    }

    @Override
    public int acknowledge(EngineListener listener, int commandsMax) {
        int most = fault == Fault.ACKNOWLEDGES_ONE_AT_A_TIME ? 1 : commandsMax;
        return right.acknowledge(new Between(fault, listener), most);
    }

    @Override
    public long submittedCount() {
        return right.submittedCount();
    }

    @Override
    public long acknowledgedCount() {
        return right.acknowledgedCount();
    }

    @Override
    public OrderBook book(int instrument) {
        return right.book(instrument);
    }

    @Override
    public EngineLedger ledger() {
        return ledger;
    }

    @Override
    public void snapshot() {
        if (fault != Fault.TAKES_NO_SNAPSHOT) {
            right.snapshot();
        }
    }

    @Override
    public long snapshotCount() {
        return fault == Fault.TAKES_NO_SNAPSHOT ? 1 : right.snapshotCount();
    }

    @Override
    public Optional<String> snapshotFailure() {
        return right.snapshotFailure();
    }

    @Override
    public EngineRecovery recovery() {
        return right.recovery();
    }

    @Override
    public long stateHash() {
        return switch (fault) {
            case HASHES_ITS_BATCHES -> right.stateHash() + batches;
            case HASHES_NOTHING -> 0;
            default -> right.stateHash();
        };
    }

    @Override
    public void close() {
        right.close();
    }

    /** What stands between the engine and its listener. */
    private record Between(Fault fault, EngineListener listener) implements EngineListener {
        @Override
        public void applying(long[] words, int firstWord) {
            listener.applying(words, firstWord);
        }

        @Override
        public void report(
                long sequence,
                int header,
                long orderId,
                long makerOrderId,
                long priceTicks,
                long quantity) {
            boolean isChanged = fault == Fault.CHANGES_A_REPORT && sequence == 100;
            listener.report(
                    sequence,
                    header,
                    orderId,
                    makerOrderId,
                    priceTicks,
                    quantity + (isChanged ? 1 : 0));
        }

        @Override
        public void acknowledged(long sequence) {
            if (fault != Fault.SKIPS_AN_ACKNOWLEDGEMENT || sequence != 7) {
                listener.acknowledged(sequence);
            }
            if (fault == Fault.ACKNOWLEDGES_TWICE && sequence == 7) {
                listener.acknowledged(sequence);
            }
        }
    }
}
