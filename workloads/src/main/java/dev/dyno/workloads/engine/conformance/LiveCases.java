package dev.dyno.workloads.engine.conformance;

import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.engine.MatchingEngine;
import dev.dyno.contracts.journal.JournalException;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import dev.dyno.workloads.engine.flow.EngineFlow;
import dev.dyno.workloads.engine.flow.ReportDigest;

/** What an engine does between opening and closing. */
final class LiveCases {
    private static final int COMMANDS = 700;

    private LiveCases() {}

    static void durable(EngineDriver driver) {
        HeldJournal journal = new HeldJournal();
        ReportDigest digest = new ReportDigest();
        try (MatchingEngine engine = driver.open(journal.factory())) {
            driver.submit(engine, 20);
            engine.commit();
            for (long durable : new long[] {0, 1, 9, 9, 20}) {
                long before = engine.acknowledgedCount();
                journal.release(durable);
                EngineDriver.expect(
                        "commands acknowledged at once to be",
                        durable - before,
                        engine.acknowledge(digest, EngineDriver.IN_FLIGHT_MAX));
                driver.checkReports(digest, durable);
                driver.checkBooks(engine, durable);
            }
        }
    }

    static void reports(EngineDriver driver) {
        ReportDigest seen = new ReportDigest();
        try (MatchingEngine engine = driver.open()) {
            driver.feed(engine, COMMANDS, seen);
            driver.checkReports(seen, COMMANDS);
            driver.checkBooks(engine, COMMANDS);
        }
    }

    static void batches(EngineDriver driver) {
        try (MatchingEngine one = driver.open(new HeldJournal().releasing().factory());
                MatchingEngine other = driver.open(new HeldJournal().releasing().factory())) {
            for (int end = 50; end <= COMMANDS; end += 50) {
                driver.feed(one, end, EngineListener.NONE, 1);
                driver.feed(other, end, EngineListener.NONE, 37);
                EngineDriver.expect(
                        "after %d commands the hash of the state to be".formatted(end),
                        one.stateHash(),
                        other.stateHash());
            }
            long before = one.stateHash();
            driver.feed(one, COMMANDS + 8, EngineListener.NONE);
            if (one.stateHash() == before) {
                throw new ConformanceFailure(
                        "expected another hash after further orders, saw the same one");
            }
        }
    }

    static void full(EngineDriver driver) {
        ReportDigest seen = new ReportDigest();
        HeldJournal journal = new HeldJournal();
        try (MatchingEngine engine = driver.open(journal.factory())) {
            driver.submit(engine, EngineDriver.IN_FLIGHT_MAX);
            for (long free : new long[] {1, 5}) {
                EngineDriver.expect(
                        "an answer without room to be",
                        MatchingEngine.NO_ROOM,
                        driver.submitNext(engine));
                engine.commit();
                long acknowledged = engine.acknowledgedCount();
                journal.release(acknowledged + free);
                engine.acknowledge(seen, EngineDriver.IN_FLIGHT_MAX);
                driver.submit(engine, acknowledged + free + EngineDriver.IN_FLIGHT_MAX);
            }
            long end = engine.submittedCount();
            EngineDriver.expect("commands in the journal to be", end, journal.appendedCount());
            journal.release(end);
            driver.settle(engine, seen);
            driver.checkReports(seen, end);
            driver.checkBooks(engine, end);
        }
    }

    static void instrument(EngineDriver driver) {
        HeldJournal journal = new HeldJournal().releasing();
        int books = EngineFlow.books().size();
        long[] words = new long[OrderCommand.WORDS];
        try (MatchingEngine engine = driver.open(journal.factory())) {
            driver.feed(engine, 10, EngineListener.NONE);
            for (int instrument : new int[] {-1, books, Integer.MIN_VALUE}) {
                new OrderCommand().wrap(words, 0).cancel(0, 1).instrument(instrument);
                try {
                    engine.submit(words, 0);
                } catch (IllegalArgumentException told) {
                    continue;
                }
                throw new ConformanceFailure(
                        "expected instrument %d of %d to be refused, saw it taken"
                                .formatted(instrument, books));
            }
            EngineDriver.expect("submittedCount to be", 10, engine.submittedCount());
            EngineDriver.expect("commands in the journal to be", 10, journal.appendedCount());
            driver.feed(engine, 20, EngineListener.NONE);
            driver.checkBooks(engine, 20);
        }
    }

    static void failure(EngineDriver driver) {
        HeldJournal journal = new HeldJournal();
        try (MatchingEngine engine = driver.open(journal.factory())) {
            driver.submit(engine, 10);
            journal.release(4);
            journal.fail();
            try {
                driver.submitNext(engine);
            } catch (JournalException told) {
                EngineDriver.expect("submittedCount to be", 10, engine.submittedCount());
                EngineDriver.expect(
                        "commands acknowledged to be",
                        4,
                        engine.acknowledge(EngineListener.NONE, EngineDriver.IN_FLIGHT_MAX));
                driver.checkBooks(engine, 4);
                return;
            }
            throw new ConformanceFailure("expected a JournalException, saw the command taken");
        }
    }
}
