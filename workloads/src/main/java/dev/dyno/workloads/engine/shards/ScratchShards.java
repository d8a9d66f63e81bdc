package dev.dyno.workloads.engine.shards;

import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.engine.EngineParts;
import dev.dyno.contracts.engine.EngineSpec;
import dev.dyno.contracts.engine.MatchingEngineFactory;
import dev.dyno.contracts.engine.ShardedEngine;
import dev.dyno.contracts.engine.ShardedEngineFactory;
import dev.dyno.contracts.engine.ShardedParts;
import dev.dyno.contracts.engine.ShardedSpec;
import dev.dyno.contracts.journal.JournalFactory;
import dev.dyno.contracts.loop.MatchingLoopFactory;
import dev.dyno.contracts.loop.WaitStrategy;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.workloads.ScratchFolder;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import dev.dyno.workloads.UsableFactories;
import dev.dyno.workloads.WrongAnswerException;
import dev.dyno.workloads.engine.flow.EngineFlow;
import dev.dyno.workloads.engine.flow.ExpectedBooks;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * New shards in a folder of their own; they are compared with the reference's books at the end,
 * opened again, compared once more, and removed. By the router only.
 */
final class ScratchShards implements AutoCloseable {
    private static final int SEGMENT_BYTES = 8 << 20;
    private static final int IN_FLIGHT_MAX = 1 << 12;
    private static final long COMMANDS_PER_SNAPSHOT = 100_000;
    private static final int QUEUE_CAPACITY = 1 << 12;

    private final long seed;
    private final ShardedEngineFactory factory;
    private final ScratchFolder folder = ScratchFolder.create();
    private final EngineFlow flow;
    private final List<Counter> counters;
    private final ShardedSpec spec;
    private final ShardedParts parts;
    private final ShardedEngine shards;
    private boolean isClosed;

    private ScratchShards(long seed, int count, ShardedEngineFactory factory, ThreadBinder binder) {
        this.seed = seed;
        this.factory = factory;
        flow = new EngineFlow(seed);
        counters = IntStream.range(0, count).mapToObj(_ -> new Counter()).toList();
        EngineSpec engines =
                new EngineSpec(
                        folder.path(),
                        EngineFlow.books(),
                        SEGMENT_BYTES,
                        IN_FLIGHT_MAX,
                        COMMANDS_PER_SNAPSHOT);
        spec =
                new ShardedSpec(
                        engines,
                        count,
                        QUEUE_CAPACITY,
                        WaitStrategy.YIELD,
                        Runtime.getRuntime().availableProcessors(),
                        shard -> binder.bind(shard == 0 ? ThreadRole.MEASURED : ThreadRole.WORKER));
        parts =
                new ShardedParts(
                        named(
                                MatchingEngineFactory.CONTRACT,
                                MatchingEngineFactory.class,
                                "replaying"),
                        named(
                                MatchingLoopFactory.CONTRACT,
                                MatchingLoopFactory.class,
                                "padded-ring"),
                        new EngineParts(
                                named(OrderBookFactory.CONTRACT, OrderBookFactory.class, "ladder"),
                                named(
                                        JournalFactory.CONTRACT,
                                        JournalFactory.class,
                                        "group-commit")),
                        counters::get);
        try {
            shards = factory.open(spec, parts);
        } catch (RuntimeException | Error refused) {
            folder.close();
            throw refused;
        }
    }

    private static <F> F named(String contract, Class<F> type, String id) {
        return UsableFactories.named(contract, type, id);
    }

    /**
     * Opens new shards.
     *
     * @param count how many
     */
    static ScratchShards open(
            long seed, int count, ShardedEngineFactory factory, ThreadBinder binder) {
        return new ScratchShards(seed, count, factory, binder);
    }

    ShardedEngine shards() {
        return shards;
    }

    /** Returns what must be offered, in order. */
    EngineFlow flow() {
        return flow;
    }

    /** Compares how many commands listeners were told of, when all are acknowledged. */
    void checkCount(long commands) {
        long told = counters.stream().mapToLong(counter -> counter.count).sum();
        if (told != commands) {
            throw new WrongAnswerException(
                    "of %d commands the listeners were told of %d".formatted(commands, told));
        }
    }

    /**
     * Compares the books with the reference's, closes the shards, and looks whether they come back
     * as they were.
     *
     * @param commands how many were offered and acknowledged
     * @throws WrongAnswerException if anything differs
     */
    void closeAndCheck(long commands) {
        ExpectedBooks expected = new ExpectedBooks(seed).advanceTo(commands);
        check("the live shards", differenceOf(expected, shards));
        closeShards();
        try (ShardedEngine again = factory.open(spec, parts)) {
            check("the shards were opened again", differenceOf(expected, again));
        }
    }

    private static @Nullable String differenceOf(ExpectedBooks expected, ShardedEngine seen) {
        return expected.difference(instrument -> seen.book(seen.shardOf(instrument), instrument));
    }

    private static void check(String which, @Nullable String difference) {
        if (difference != null) {
            throw new WrongAnswerException(which + ": " + difference);
        }
    }

    private void closeShards() {
        if (!isClosed) {
            isClosed = true;
            shards.close();
        }
    }

    /** Closes the shards if that was not done, and removes their files. */
    @Override
    public void close() {
        try (folder) {
            closeShards();
        }
    }

    /** Counts what one shard told of; read by the router when everything is acknowledged. */
    private static final class Counter implements EngineListener {
        private long count;

        @Override
        public void report(
                long sequence,
                int header,
                long orderId,
                long makerOrderId,
                long priceTicks,
                long quantity) {}

        @Override
        public void acknowledged(long sequence) {
            count++;
        }
    }
}
