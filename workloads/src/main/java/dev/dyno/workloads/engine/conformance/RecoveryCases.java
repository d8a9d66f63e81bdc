package dev.dyno.workloads.engine.conformance;

import dev.dyno.contracts.engine.EngineLedger;
import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.engine.MatchingEngine;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import dev.dyno.workloads.engine.flow.ReportDigest;
import java.util.function.LongConsumer;

/** What an engine finds when it is opened again. */
final class RecoveryCases {
    /**
     * More than fill a file of the smallest size, so that every way of taking snapshots has one.
     */
    private static final int COMMANDS = 700;

    private static final int FURTHER = 50;

    private RecoveryCases() {}

    static void replay(EngineDriver driver) {
        long live;
        try (MatchingEngine engine = driver.open()) {
            driver.feed(engine, COMMANDS, EngineListener.NONE);
            driver.checkBooks(engine, COMMANDS);
            live = engine.stateHash();
        }
        try (MatchingEngine again = driver.open()) {
            driver.checkBooks(again, COMMANDS);
            EngineDriver.expect("the hash of the state to be", live, again.stateHash());
            EngineDriver.expect(
                    "commands replayed to be", COMMANDS, again.recovery().replayedCount());
            driver.feed(again, COMMANDS + FURTHER, EngineListener.NONE);
            driver.checkBooks(again, COMMANDS + FURTHER);
        }
    }

    static void snapshot(EngineDriver driver) {
        long covered;
        long live;
        try (MatchingEngine engine = driver.open()) {
            driver.feed(engine, COMMANDS, EngineListener.NONE);
            driver.snapshot(engine);
            covered = engine.snapshotCount();
            driver.feed(engine, COMMANDS + FURTHER, EngineListener.NONE);
            live = engine.stateHash();
        }
        try (MatchingEngine again = driver.open()) {
            EngineDriver.expect(
                    "commands in the snapshot to be", covered, again.recovery().snapshotCount());
            EngineDriver.expect(
                    "commands replayed to be",
                    COMMANDS + FURTHER - covered,
                    again.recovery().replayedCount());
            driver.checkBooks(again, COMMANDS + FURTHER);
            EngineDriver.expect("the hash of the state to be", live, again.stateHash());
        }
    }

    static void told(EngineDriver driver) {
        ReportDigest live = new ReportDigest();
        try (MatchingEngine engine = driver.open()) {
            driver.feed(engine, COMMANDS, live);
        }
        driver.checkReports(live, COMMANDS);
        ReportDigest replayed = new ReportDigest();
        driver.open(replayed).close();
        driver.checkReports(replayed, COMMANDS);
    }

    static void ledger(EngineDriver driver) {
        long[] words;
        try (MatchingEngine engine = driver.open(FoldingLedger::new)) {
            FoldingLedger ledger = of(engine);
            driver.feed(engine, COMMANDS, ledger.watcher());
            driver.checkReports(ledger.digest, COMMANDS);
            driver.snapshot(engine);
            driver.feed(engine, COMMANDS + FURTHER, ledger.watcher());
            words = ledger.words();
        }
        try (MatchingEngine again = driver.open(FoldingLedger::new)) {
            long[] seen = of(again).words();
            EngineDriver.expect("the words of the ledger to be", words.length, seen.length);
            for (int word = 0; word < words.length; word++) {
                EngineDriver.expect(
                        "word %d of the ledger to be".formatted(word), words[word], seen[word]);
            }
        }
    }

    private static FoldingLedger of(MatchingEngine engine) {
        if (engine.ledger() instanceof FoldingLedger ledger) {
            return ledger;
        }
        throw new ConformanceFailure("expected the ledger that was asked for, saw another one");
    }

    /** Counts and folds what it is told of, and knows whether somebody else heard it before. */
    private static final class FoldingLedger implements EngineLedger {
        private final ReportDigest digest = new ReportDigest();
        private long value;
        private long told;

        /** Returns a listener that expects to hear everything after this ledger. */
        EngineListener watcher() {
            long[] heard = {told};
            return new EngineListener() {
                @Override
                public void applying(long[] words, int firstWord) {
                    behind();
                }

                @Override
                public void report(
                        long sequence,
                        int header,
                        long orderId,
                        long makerOrderId,
                        long priceTicks,
                        long quantity) {
                    behind();
                }

                @Override
                public void acknowledged(long sequence) {
                    behind();
                }

                private void behind() {
                    heard[0]++;
                    EngineDriver.expect("what the ledger was told first to be", heard[0], told);
                }
            };
        }

        private void tell(long word) {
            told++;
            value = value * 31 + word;
        }

        @Override
        public void applying(long[] words, int firstWord) {
            digest.applying(words, firstWord);
            tell(words[firstWord + 2]);
        }

        @Override
        public void report(
                long sequence,
                int header,
                long orderId,
                long makerOrderId,
                long priceTicks,
                long quantity) {
            digest.report(sequence, header, orderId, makerOrderId, priceTicks, quantity);
            tell(orderId ^ makerOrderId ^ quantity);
        }

        @Override
        public void acknowledged(long sequence) {
            digest.acknowledged(sequence);
            tell(sequence);
        }

        long[] words() {
            return new long[] {value, told};
        }

        @Override
        public void forEachWord(LongConsumer words) {
            for (long word : words()) {
                words.accept(word);
            }
        }

        @Override
        public void restore(long[] words) {
            value = words[0];
            told = words[1];
        }
    }
}
