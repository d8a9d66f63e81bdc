package dev.dyno.workloads.engine.conformance;

import dev.dyno.contracts.engine.EngineLedger;
import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.engine.EngineParts;
import dev.dyno.contracts.engine.EngineSpec;
import dev.dyno.contracts.engine.MatchingEngine;
import dev.dyno.contracts.engine.MatchingEngineFactory;
import dev.dyno.contracts.journal.JournalFactory;
import dev.dyno.contracts.journal.JournalSpec;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import dev.dyno.workloads.ScratchFolder;
import dev.dyno.workloads.UsableFactories;
import dev.dyno.workloads.engine.flow.EngineFlow;
import dev.dyno.workloads.engine.flow.ExpectedBooks;
import dev.dyno.workloads.engine.flow.ReportDigest;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Works on engines of one implementation, with the references of the other contracts as their
 * parts, in a temporary folder. One thread.
 */
final class EngineDriver implements AutoCloseable {
    /** How many commands may be under way. */
    static final int IN_FLIGHT_MAX = 64;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final int BATCH = 32;

    private final MatchingEngineFactory factory;
    private final long seed;
    private final EngineFlow flow;
    private final OrderBookFactory books =
            UsableFactories.reference(OrderBookFactory.CONTRACT, OrderBookFactory.class).factory();
    private final JournalFactory journals =
            UsableFactories.reference(JournalFactory.CONTRACT, JournalFactory.class).factory();
    private final ScratchFolder scratch = ScratchFolder.create();
    private final long[] words = new long[OrderCommand.WORDS];
    private int inMemory;

    EngineDriver(MatchingEngineFactory factory, long seed) {
        this.factory = factory;
        this.seed = seed;
        this.flow = new EngineFlow(seed);
    }

    /** Opens the engine on the reference's journal. */
    MatchingEngine open() {
        return open(EngineListener.NONE);
    }

    MatchingEngine open(EngineListener replayed) {
        return factory.open(spec("engine"), new EngineParts(books, journals), replayed);
    }

    /** Opens a further engine, on a journal that has no files. */
    MatchingEngine open(JournalFactory journal) {
        EngineSpec spec = spec("in-memory-" + inMemory++);
        return factory.open(spec, new EngineParts(books, journal), EngineListener.NONE);
    }

    MatchingEngine open(Supplier<EngineLedger> ledgers) {
        EngineParts parts = new EngineParts(books, journals, ledgers);
        return factory.open(spec("engine"), parts, EngineListener.NONE);
    }

    private EngineSpec spec(String name) {
        return new EngineSpec(
                scratch.path().resolve(name),
                EngineFlow.books(),
                JournalSpec.SEGMENT_BYTES_MIN,
                IN_FLIGHT_MAX,
                0);
    }

    /** Submits commands up to an index, all of which must be taken, and does not wait. */
    void submit(MatchingEngine engine, long end) {
        for (long index = engine.submittedCount(); index < end; index++) {
            expect("the sequence of a command to be", index, submitNext(engine));
        }
        expect("submittedCount to be", end, engine.submittedCount());
    }

    /** Submits the command that is next, and returns the engine's answer. */
    long submitNext(MatchingEngine engine) {
        flow.copyTo(engine.submittedCount(), words);
        return engine.submit(words, 0);
    }

    /** Submits commands up to an index and waits until all are acknowledged. */
    void feed(MatchingEngine engine, long end, EngineListener listener) {
        feed(engine, end, listener, BATCH);
    }

    void feed(MatchingEngine engine, long end, EngineListener listener, int batch) {
        while (engine.submittedCount() < end) {
            submit(engine, Math.min(end, engine.submittedCount() + batch));
            settle(engine, listener);
        }
    }

    /** Commits, and waits until all that was submitted is acknowledged. */
    void settle(MatchingEngine engine, EngineListener listener) {
        engine.commit();
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (engine.acknowledgedCount() < engine.submittedCount()) {
            engine.acknowledge(listener, IN_FLIGHT_MAX);
            failAfter(deadline, "an acknowledgement");
        }
    }

    /** Asks for a snapshot and waits for it. */
    void snapshot(MatchingEngine engine) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        engine.snapshot();
        while (engine.snapshotCount() == 0 && engine.snapshotFailure().isEmpty()) {
            failAfter(deadline, "a snapshot");
        }
        if (engine.snapshotFailure().isPresent()) {
            throw new ConformanceFailure(
                    "expected a snapshot, saw: " + engine.snapshotFailure().orElseThrow());
        }
    }

    /** Compares the books of an engine with those that the commands up to an index give. */
    void checkBooks(MatchingEngine engine, long commands) {
        failOn(new ExpectedBooks(seed).advanceTo(commands).difference(engine));
    }

    /** Compares reports with those that the commands up to an index give. */
    void checkReports(ReportDigest seen, long commands) {
        failOn(new ExpectedBooks(seed).advanceTo(commands).difference(seen));
    }

    private static void failOn(@Nullable String difference) {
        if (difference != null) {
            throw new ConformanceFailure(difference);
        }
    }

    private static void failAfter(long deadline, String awaited) {
        if (System.nanoTime() - deadline > 0) {
            throw new ConformanceFailure(
                    "expected %s, saw nothing for %d s"
                            .formatted(awaited, TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NANOS)));
        }
        Thread.onSpinWait();
    }

    /** Fails unless two numbers are equal. */
    static void expect(String what, long expected, long seen) {
        if (expected != seen) {
            throw new ConformanceFailure("expected %s %d, saw %d".formatted(what, expected, seen));
        }
    }

    @Override
    public void close() {
        scratch.close();
    }
}
