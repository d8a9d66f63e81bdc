package dev.dyno.workloads.feed.conformance;

import dev.dyno.contracts.feed.FeedKind;
import dev.dyno.contracts.feed.FeedSpec;
import dev.dyno.contracts.feed.MarketDataFeed;
import dev.dyno.contracts.feed.MarketDataFeedFactory;
import dev.dyno.contracts.feed.UpdateType;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.Prices;
import dev.dyno.contracts.matching.Side;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Drives a feed by the reports of a book with all rules, and compares its updates with a script:
 *
 * <pre>{@code
 * feed.sell(1, 100, 5).added(SELL, 1, 100, 5);
 * feed.buy(2, 100, 2).traded(SELL, 1, 100, 2);
 * }</pre>
 *
 * Each expectation takes the next update and compares all of its fields; one that no expectation
 * took fails at the next command, or at the end.
 */
final class FeedDriver {
    private static final int ORDERS_MAX = 64;

    private final OrderBook book;
    private final MarketDataFeed feed;
    private final Queue<Update> seen = new ArrayDeque<>();
    private final OrderCommand command = new OrderCommand();
    private boolean isFlushed = true;
    private boolean isSnapshot;
    private long sequence = 1000;
    private long number;
    private long snapshotNumber;

    FeedDriver(MarketDataFeedFactory factory, OrderBookFactory books, FeedKind kind) {
        book = books.create(OrderBookSpec.ofOrders(ORDERS_MAX).withAllRules());
        feed =
                factory.create(
                        new FeedSpec(kind, ORDERS_MAX),
                        (each, cause, header, orderId, priceTicks, quantity) ->
                                seen.add(
                                        new Update(
                                                each,
                                                cause,
                                                header,
                                                orderId,
                                                priceTicks,
                                                quantity)));
    }

    /** Lets commands end by what follows them only; updates then are of the command before. */
    FeedDriver withoutFlush() {
        isFlushed = false;
        return this;
    }

    // Commands.

    /** Applies a command that is written into a flyweight. */
    FeedDriver apply(Consumer<OrderCommand> written) {
        finish();
        isSnapshot = false;
        written.accept(command);
        command.sequence(++sequence);
        book.apply(command, feed);
        if (isFlushed) {
            feed.flush();
        }
        return this;
    }

    FeedDriver buy(long orderId, long priceTicks, long quantity) {
        return apply(
                order -> order.enter(0, Side.BUY, OrderType.LIMIT, orderId, priceTicks, quantity));
    }

    FeedDriver sell(long orderId, long priceTicks, long quantity) {
        return apply(
                order -> order.enter(0, Side.SELL, OrderType.LIMIT, orderId, priceTicks, quantity));
    }

    FeedDriver iceberg(long orderId, long priceTicks, long quantity, long displayed) {
        return apply(order ->
                order.enter(0, Side.SELL, OrderType.ICEBERG, orderId, priceTicks, quantity)
                        .displayQuantity(displayed));
    }

    FeedDriver stopToBuy(long orderId, long stopTicks, long priceTicks, long quantity) {
        return apply(order ->
                order.enter(0, Side.BUY, OrderType.STOP_LIMIT, orderId, priceTicks, quantity)
                        .stopPriceTicks(stopTicks));
    }

    FeedDriver cancel(long orderId) {
        return apply(order -> order.cancel(0, orderId));
    }

    FeedDriver replace(int flags, long orderId, long priceTicks, long quantity) {
        return apply(order -> order.replace(0, flags, orderId, priceTicks, quantity));
    }

    FeedDriver reduce(long orderId, long quantity) {
        return apply(order -> order.reduce(0, orderId, quantity));
    }

    /** Forgets everything, in the book too. */
    FeedDriver clear() {
        finish();
        book.clear();
        feed.clear();
        number = 0;
        return this;
    }

    /** Asks for a snapshot, whose updates are expected next. */
    FeedDriver snapshot() {
        finish();
        isSnapshot = true;
        snapshotNumber =
                feed.snapshot((each, cause, header, orderId, priceTicks, quantity) ->
                        seen.add(new Update(each, cause, header, orderId, priceTicks, quantity)));
        return this;
    }

    // Expected updates, in their order.

    FeedDriver added(int side, long orderId, long priceTicks, long quantity) {
        return expect(UpdateType.ORDER_ADDED, side, orderId, priceTicks, quantity);
    }

    FeedDriver traded(int side, long orderId, long priceTicks, long quantity) {
        return expect(UpdateType.ORDER_TRADED, side, orderId, priceTicks, quantity);
    }

    FeedDriver reduced(int side, long orderId, long priceTicks, long left) {
        return expect(UpdateType.ORDER_REDUCED, side, orderId, priceTicks, left);
    }

    FeedDriver removed(int side, long orderId, long priceTicks) {
        return expect(UpdateType.ORDER_REMOVED, side, orderId, priceTicks, 0);
    }

    FeedDriver level(int side, long priceTicks, long quantity) {
        return expect(UpdateType.LEVEL, side, 0, priceTicks, quantity);
    }

    FeedDriver best(int side, long priceTicks, long quantity) {
        return expect(UpdateType.BEST, side, 0, priceTicks, quantity);
    }

    FeedDriver noBest(int side) {
        return best(side, Prices.NO_PRICE, 0);
    }

    private FeedDriver expect(int type, int side, long orderId, long priceTicks, long quantity) {
        number += isSnapshot ? 0 : 1;
        long cause = isFlushed ? sequence : sequence - 1;
        Update expected =
                new Update(number, cause, type | side << 8, orderId, priceTicks, quantity);
        Update next = seen.poll();
        if (!expected.equals(next)) {
            throw failure(expected, next == null ? "no update" : next);
        }
        return this;
    }

    /** Expects the snapshot to name the last update that was told. */
    FeedDriver numbered() {
        if (snapshotNumber != number) {
            throw failure("a snapshot at number " + number, "one at " + snapshotNumber);
        }
        return this;
    }

    /** Expects a report on an order that was never entered to be refused. */
    void refusesUnknownOrder() {
        try {
            feed.reduced(++sequence, Side.BUY, 77, 100, 1);
        } catch (IllegalStateException refused) {
            return;
        }
        throw failure("a report on an unknown order to throw", "that it was taken");
    }

    /** Expects no more updates. */
    void finish() {
        Update next = seen.poll();
        if (next != null) {
            throw failure("no update", next);
        }
    }

    private ConformanceFailure failure(Object expected, Object saw) {
        return new ConformanceFailure(
                "expected %s but saw %s\n  after command %s".formatted(expected, saw, command));
    }
}
