package dev.dyno.workloads.engine.flow;

import dev.dyno.contracts.engine.MatchingEngine;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.workloads.UsableFactories;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The reference's books of a flow, without an engine around them. One thread at a time. */
public final class ExpectedBooks {
    private final EngineFlow flow;
    private final List<OrderBook> books = new ArrayList<>();
    private final OrderCommand command = new OrderCommand();
    private final ReportDigest digest = new ReportDigest();
    private final ReportSink reports = digest::fold;
    private final long[] words = new long[OrderCommand.WORDS];
    private long count;

    /** Creates the books before the first command of a seed's flow. */
    public ExpectedBooks(long seed) {
        flow = new EngineFlow(seed);
        OrderBookFactory factory =
                UsableFactories.reference(OrderBookFactory.CONTRACT, OrderBookFactory.class)
                        .factory();
        for (OrderBookSpec spec : EngineFlow.books()) {
            books.add(factory.create(spec));
        }
    }

    /** Applies the commands that are missing up to an index. */
    public ExpectedBooks advanceTo(long end) {
        while (count < end) {
            flow.copyTo(count, words);
            command.wrap(words, 0);
            books.get(command.instrument()).apply(command, reports);
            count++;
        }
        return this;
    }

    /** Returns the digest of the reports of all commands so far. */
    public long reportDigest() {
        return digest.value();
    }

    /** Returns one of these books. */
    public OrderBook book(int instrument) {
        return books.get(instrument);
    }

    /** Returns in what an engine's books differ from these, or null if they do not. */
    public @Nullable String difference(MatchingEngine engine) {
        if (engine.acknowledgedCount() != count) {
            return "expected %d acknowledged commands, saw %d"
                    .formatted(count, engine.acknowledgedCount());
        }
        return difference(engine::book);
    }

    /** Returns in what books differ from these, or null if they do not. */
    public @Nullable String difference(IntFunction<OrderBook> seenBooks) {
        for (int index = 0; index < books.size(); index++) {
            long expected = books.get(index).stateHash();
            long seen = seenBooks.apply(index).stateHash();
            if (seen != expected) {
                return "after %d commands: expected book %d to have the hash %016x, saw %016x"
                        .formatted(count, index, expected, seen);
            }
        }
        return null;
    }

    /** Returns in what reports differ from those of these books, or null if they do not. */
    public @Nullable String difference(ReportDigest seen) {
        if (seen.acknowledgedCount() != count) {
            return "expected %d acknowledgements, saw %d"
                    .formatted(count, seen.acknowledgedCount());
        }
        if (seen.value() != digest.value()) {
            return "after %d commands: expected reports with the digest %016x, saw %016x"
                    .formatted(count, digest.value(), seen.value());
        }
        return seen.firstFault();
    }
}
