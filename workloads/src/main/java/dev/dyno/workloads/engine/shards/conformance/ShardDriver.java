package dev.dyno.workloads.engine.shards.conformance;

import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.engine.EngineParts;
import dev.dyno.contracts.engine.EngineSpec;
import dev.dyno.contracts.engine.MatchingEngineFactory;
import dev.dyno.contracts.engine.ShardedEngine;
import dev.dyno.contracts.engine.ShardedEngineFactory;
import dev.dyno.contracts.engine.ShardedParts;
import dev.dyno.contracts.engine.ShardedSpec;
import dev.dyno.contracts.journal.JournalFactory;
import dev.dyno.contracts.journal.JournalSpec;
import dev.dyno.contracts.loop.MatchingLoopFactory;
import dev.dyno.contracts.loop.WaitStrategy;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import dev.dyno.workloads.ScratchFolder;
import dev.dyno.workloads.UsableFactories;
import dev.dyno.workloads.engine.flow.EngineFlow;
import dev.dyno.workloads.engine.flow.ExpectedBooks;
import dev.dyno.workloads.engine.shards.conformance.ShardLog.Told;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Works on shards of one implementation, with the references of the other contracts as their parts,
 * in a temporary folder. One thread, the router.
 */
final class ShardDriver implements AutoCloseable {
    /** How many shards there are: one has two instruments, so that two of them meet in it. */
    static final int SHARDS = 3;

    /** How many instruments there are. */
    static final int INSTRUMENTS = EngineFlow.books().size();

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final int IN_FLIGHT_MAX = 64;

    private final ShardedEngineFactory factory;
    private final long seed;
    private final EngineFlow flow;
    private final ScratchFolder scratch = ScratchFolder.create();
    private final long[] words = new long[OrderCommand.WORDS];
    private final ShardLog log = new ShardLog(INSTRUMENTS);
    private long offered;

    ShardDriver(ShardedEngineFactory factory, long seed) {
        this.factory = factory;
        this.seed = seed;
        this.flow = new EngineFlow(seed);
    }

    private static <F> F reference(String contract, Class<F> type) {
        return UsableFactories.reference(contract, type).factory();
    }

    /** Opens the shards on the reference's journal. */
    ShardedEngine open() {
        return open(reference(JournalFactory.CONTRACT, JournalFactory.class));
    }

    ShardedEngine open(JournalFactory journals) {
        EngineSpec engines =
                new EngineSpec(
                        scratch.path().resolve("shards"),
                        EngineFlow.books(),
                        JournalSpec.SEGMENT_BYTES_MIN,
                        IN_FLIGHT_MAX,
                        0);
        OrderBookFactory books = reference(OrderBookFactory.CONTRACT, OrderBookFactory.class);
        return factory.open(
                new ShardedSpec(engines, SHARDS, IN_FLIGHT_MAX, WaitStrategy.PARK, 2, _ -> {}),
                new ShardedParts(
                        reference(MatchingEngineFactory.CONTRACT, MatchingEngineFactory.class),
                        reference(MatchingLoopFactory.CONTRACT, MatchingLoopFactory.class),
                        new EngineParts(books, journals),
                        log::listener));
    }

    /** Offers the next commands up to an index, trying again what is refused. */
    void offer(ShardedEngine shards, long end) {
        while (offered < end) {
            flow.copyTo(offered, words);
            await("a command to be taken", () -> shards.offer(words, 0));
            offered++;
        }
    }

    /** Begins a move as soon as that is possible. */
    void move(ShardedEngine shards, int instrument, int shard) {
        await("a move to begin", () -> shards.move(instrument, shard));
    }

    void settle(ShardedEngine shards) {
        await("the shards to settle", shards::isSettled);
    }

    private static void await(String what, BooleanSupplier happened) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new ConformanceFailure(
                        "expected %s, saw nothing for %d s"
                                .formatted(what, TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NANOS)));
            }
            Thread.onSpinWait();
        }
    }

    /** Compares all books with those of the commands so far, and looks that each is there once. */
    void checkBooks(ShardedEngine shards) {
        settle(shards);
        ExpectedBooks expected = new ExpectedBooks(seed).advanceTo(offered);
        String difference =
                expected.difference(
                        instrument -> shards.book(shards.shardOf(instrument), instrument));
        if (difference != null) {
            throw new ConformanceFailure(difference);
        }
        for (int instrument = 0; instrument < INSTRUMENTS; instrument++) {
            for (int shard = 0; shard < SHARDS; shard++) {
                if (shard != shards.shardOf(instrument)) {
                    expect(
                            "orders of instrument %d in shard %d, where it is not, to be"
                                    .formatted(instrument, shard),
                            0,
                            shards.book(shard, instrument).orderCount());
                }
            }
        }
    }

    /** Compares what was told of each instrument with what a book of its own tells. */
    void checkTold() {
        ShardLog right = new ShardLog(INSTRUMENTS);
        ExpectedBooks books = new ExpectedBooks(seed);
        EngineListener listener = right.listener(0);
        OrderCommand command = new OrderCommand();
        for (long index = 0; index < offered; index++) {
            flow.copyTo(index, words);
            command.wrap(words, 0);
            listener.applying(words, 0);
            books.book(command.instrument()).apply(command, listener);
            listener.acknowledged(index);
        }
        for (int instrument = 0; instrument < INSTRUMENTS; instrument++) {
            List<Long> expected = right.of(instrument).stream().map(Told::folded).toList();
            List<Long> seen = log.of(instrument).stream().map(Told::folded).toList();
            if (!seen.equals(expected)) {
                throw new ConformanceFailure(
                        "of instrument %d: expected %d commands told of once and in order, saw %d"
                                .formatted(instrument, expected.size(), seen.size()));
            }
        }
    }

    /** Looks that all commands so far of an instrument were told of by one shard. */
    void checkTeller(int instrument, int shard) {
        for (Told told : log.of(instrument)) {
            expect("the shard of instrument %d to be".formatted(instrument), shard, told.shard());
        }
    }

    /** Fails unless an action is refused as a wrong argument. */
    static void expectRefused(String what, Runnable action) {
        try {
            action.run();
        } catch (IllegalArgumentException told) {
            return;
        }
        throw new ConformanceFailure("expected %s to be refused, saw it taken".formatted(what));
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
