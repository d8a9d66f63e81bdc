package dev.dyno.contenders.engine;

import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.engine.EngineParts;
import dev.dyno.contracts.engine.EngineSpec;
import dev.dyno.contracts.engine.MatchingEngineFactory;
import dev.dyno.contracts.engine.ShardedEngine;
import dev.dyno.contracts.engine.ShardedParts;
import dev.dyno.contracts.engine.ShardedSpec;
import dev.dyno.contracts.loop.MatchingLoopFactory;
import dev.dyno.contracts.loop.WaitStrategy;
import dev.dyno.contracts.matching.BookStateHash;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.ReportSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;

/** Opens sharded engines, and says what the books of each instrument must hold. */
final class ShardLab {
    static final int SHARDS = 3;
    static final int INSTRUMENTS = 5;
    static final List<OrderBookSpec> BOOKS =
            Collections.nCopies(INSTRUMENTS, OrderBookSpec.ofOrders(512));

    private ShardLab() {}

    static ShardedSpec spec(Path folder) {
        EngineSpec engines = new EngineSpec(folder, BOOKS, 1 << 16, 256, 2_000);
        return new ShardedSpec(engines, SHARDS, 256, WaitStrategy.PARK, 2, _ -> {});
    }

    static ShardedParts parts(
            String engine, EngineParts parts, IntFunction<EngineListener> listeners) {
        return new ShardedParts(
                EngineLab.named(
                        MatchingEngineFactory.CONTRACT, MatchingEngineFactory.class, engine),
                EngineLab.named(
                        MatchingLoopFactory.CONTRACT, MatchingLoopFactory.class, "padded-ring"),
                parts,
                listeners);
    }

    /** Opens shards with threads of their own, on a journal that outlives the process. */
    static ShardedEngine open(Path folder, String engine, IntFunction<EngineListener> listeners) {
        return RoutedShards.open(
                spec(folder), parts(engine, EngineLab.parts(EngineLab.QUICK_JOURNAL), listeners));
    }

    /** The commands of one instrument, each of which follows from its index. */
    static final class Flow {
        private final TestFlow flow;
        private final int instrument;
        private final OrderCommand command = new OrderCommand();

        Flow(long seed, int instrument) {
            this.flow = new TestFlow(BookStateHash.fold(seed, instrument));
            this.instrument = instrument;
        }

        void copyTo(long index, long[] words) {
            flow.copyTo(index, words);
            command.wrap(words, 0).instrument(instrument);
        }
    }

    static List<Flow> flows(long seed) {
        List<Flow> flows = new ArrayList<>();
        for (int instrument = 0; instrument < INSTRUMENTS; instrument++) {
            flows.add(new Flow(seed, instrument));
        }
        return flows;
    }

    /** The reference's book of one instrument. */
    static final class Oracle {
        /** The hash of a book without orders. */
        static final long EMPTY_HASH = emptyBook().stateHash();

        private final Flow flow;
        private final OrderBook book = emptyBook();
        private final OrderCommand command = new OrderCommand();
        private final long[] words = new long[OrderCommand.WORDS];
        private final ReportSink nobody = (_, _, _, _, _, _) -> {};
        private long count;

        private static OrderBook emptyBook() {
            return EngineLab.books("tree-map").create(BOOKS.getFirst());
        }

        Oracle(Flow flow) {
            this.flow = flow;
        }

        long count() {
            return count;
        }

        long hash() {
            return book.stateHash();
        }

        void advanceTo(long end) {
            while (count < end) {
                flow.copyTo(count, words);
                book.apply(command.wrap(words, 0), nobody);
                count++;
            }
        }
    }
}
