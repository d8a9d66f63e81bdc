package dev.dyno.workloads.feed.conformance;

import dev.dyno.contracts.feed.FeedKind;
import dev.dyno.contracts.feed.FeedSpec;
import dev.dyno.contracts.feed.FeedSubscriber;
import dev.dyno.contracts.feed.MarketDataFeed;
import dev.dyno.contracts.feed.MarketDataFeedFactory;
import dev.dyno.contracts.feed.UpdateSink;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import dev.dyno.workloads.RandomOrderCommands;
import dev.dyno.workloads.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Random commands to a book, its reports to a feed, and the feed's updates to subscribers: one that
 * hears all from the beginning, and others that join late, lose updates, get some twice, and join
 * again by snapshots that are old when they arrive. Whoever has heard all must have the book.
 *
 * @param factory makes the feed
 * @param books makes the book
 * @param kind what the feed tells
 */
public record FeedCheck(
        MarketDataFeedFactory factory, OrderBookFactory books, FeedKind kind, long seed) {
    private static final int ORDERS_MAX = 64;
    private static final int COMMANDS = 1500;
    private static final int SUBSCRIBERS = 4;
    private static final int KEPT_MAX = 48;
    private static final int DELAY_MAX = 24;
    private static final int FLUSHED_PER_MILLE = 800;
    private static final int LOST_PER_MILLE = 8;
    private static final int TWICE_PER_MILLE = 8;
    private static final int JOIN_PER_MILLE = 40;

    /**
     * Runs, in turn, on books without rules and on books with all that they have.
     *
     * @throws ConformanceFailure if a copy is not what its book is
     */
    void runs(int count) {
        for (int round = 0; round < count; round++) {
            OrderBookSpec spec = OrderBookSpec.ofOrders(ORDERS_MAX);
            run(round % 2 == 0 ? spec : spec.withAllRules(), round);
        }
    }

    /**
     * Runs once.
     *
     * @throws ConformanceFailure if a copy is not what its book is
     */
    public void run(OrderBookSpec spec, int round) {
        new Run(spec, round).run();
    }

    /** Somebody who listens, not always well. */
    private static final class Listener {
        private final BookCopy copy;
        private final FeedSubscriber subscriber;
        private final List<Update> snapshot = new ArrayList<>();
        private long snapshotNumber;
        private long lastNumber;
        private int delay;
        private int joins;

        Listener(FeedKind kind) {
            copy = new BookCopy(kind);
            subscriber = new FeedSubscriber(KEPT_MAX, this::take);
        }

        private void take(
                long number,
                long sequence,
                int header,
                long orderId,
                long priceTicks,
                long quantity) {
            lastNumber = number;
            copy.update(number, sequence, header, orderId, priceTicks, quantity);
        }

        void hear(Update update) {
            write(update, subscriber);
        }

        private static void write(Update update, UpdateSink to) {
            to.update(
                    update.number(),
                    update.sequence(),
                    update.header(),
                    update.orderId(),
                    update.priceTicks(),
                    update.quantity());
        }

        /** Answers whether nothing that was told is missing. */
        boolean hasAll(long toldNumber) {
            return subscriber.isLive() && lastNumber == toldNumber;
        }

        void ask(MarketDataFeed feed, int steps) {
            snapshot.clear();
            snapshotNumber =
                    feed.snapshot((number, cause, header, orderId, price, quantity) ->
                            snapshot.add(
                                    new Update(number, cause, header, orderId, price, quantity)));
            delay = steps;
        }

        /** Uses the snapshot, which may be too old by now. */
        void join() {
            copy.clear();
            snapshot.forEach(update -> write(update, copy));
            snapshot.clear();
            lastNumber = snapshotNumber;
            joins += subscriber.join(snapshotNumber) ? 1 : 0;
        }
    }

    private final class Run {
        private final OrderBook book;
        private final MarketDataFeed feed;
        private final SplitMix64 random;
        private final RandomOrderCommands commands;
        private final List<Listener> listeners =
                IntStream.range(0, SUBSCRIBERS).mapToObj(_ -> new Listener(kind)).toList();
        private final String described;
        private OrderCommand command = new OrderCommand();
        private long toldNumber;
        private int comparisons;

        Run(OrderBookSpec spec, int round) {
            book = books.create(spec);
            described = "%s, seed %d, round %d".formatted(spec, seed, round);
            random = SplitMix64.named("feed-" + kind.id() + round, seed);
            commands = new RandomOrderCommands(random, book.capabilities());
            feed =
                    factory.create(
                            new FeedSpec(kind, spec.ordersMax()),
                            (number, cause, header, orderId, price, quantity) ->
                                    tell(
                                            new Update(
                                                    number, cause, header, orderId, price,
                                                    quantity)));
        }

        private void tell(Update update) {
            toldNumber = update.number();
            listeners.getFirst().hear(update);
            for (Listener listener : listeners.subList(1, listeners.size())) {
                if (!random.nextChance(LOST_PER_MILLE)) {
                    listener.hear(update);
                }
                if (random.nextChance(TWICE_PER_MILLE)) {
                    listener.hear(update);
                }
            }
        }

        void run() {
            listeners.getFirst().join();
            for (int step = 0; step < COMMANDS; step++) {
                command = commands.next(book.time());
                book.apply(command, feed);
                if (random.nextChance(FLUSHED_PER_MILLE)) {
                    feed.flush();
                    check();
                }
                listeners.forEach(this::step);
            }
            feed.flush();
            check();
            boolean isIdle = listeners.stream().anyMatch(listener -> listener.joins == 0);
            if (isIdle || comparisons < COMMANDS) {
                throw new ConformanceFailure(
                        "expected everybody to join and be compared but saw %d comparisons, %s"
                                .formatted(comparisons, described));
            }
        }

        private void check() {
            if (!listeners.getFirst().hasAll(toldNumber)) {
                throw new ConformanceFailure(
                        "expected updates without a gap to %d but saw one after %d, %s"
                                .formatted(toldNumber, listeners.getFirst().lastNumber, described));
            }
            for (Listener listener : listeners) {
                if (listener.hasAll(toldNumber)) {
                    comparisons++;
                    listener.copy.check(book, described + ", after command " + command);
                }
            }
        }

        private void step(Listener listener) {
            if (listener.delay > 0) {
                listener.delay--;
                if (listener.delay == 0) {
                    listener.join();
                }
            } else if (!listener.subscriber.isLive() && random.nextChance(JOIN_PER_MILLE)) {
                listener.ask(feed, 1 + random.nextInt(DELAY_MAX));
            }
        }
    }
}
