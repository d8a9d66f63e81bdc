package dev.dyno.workloads.feed.conformance;

import static dev.dyno.contracts.feed.FeedKind.ORDERS;
import static dev.dyno.contracts.matching.Side.BUY;
import static dev.dyno.contracts.matching.Side.SELL;

import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.SelfTradeMode;

/** What a feed of orders says. */
final class OrderUpdateCases {
    private OrderUpdateCases() {}

    static void addTo(FeedCases cases) {
        addPlain(cases);
        addChanges(cases);
        addRules(cases);
        addProtocol(cases);
    }

    private static void addPlain(FeedCases cases) {
        cases.add(
                ORDERS,
                "order-is-added-when-it-rests",
                "An order is added with what is left of it when it begins to rest, and not before.",
                feed -> {
                    feed.buy(1, 100, 5).added(BUY, 1, 100, 5);
                    feed.sell(2, 100, 8).traded(BUY, 1, 100, 5).added(SELL, 2, 100, 3);
                });
        cases.add(
                ORDERS,
                "trade-is-of-the-order-that-rested",
                "A trade names the side, the id and the price of the order that rested.",
                feed -> {
                    feed.sell(1, 100, 5).added(SELL, 1, 100, 5);
                    feed.buy(2, 103, 2).traded(SELL, 1, 100, 2);
                });
        cases.add(
                ORDERS,
                "cancel-of-any-kind-removes",
                "An order that is cancelled, expires or is cancelled with others is removed.",
                feed -> {
                    feed.apply(order -> order.enter(0, BUY, OrderType.LIMIT, 1, 100, 5).account(7))
                            .added(BUY, 1, 100, 5);
                    feed.apply(order ->
                                    order.enter(0, BUY, OrderType.LIMIT, 2, 100, 5).expiryTime(9))
                            .added(BUY, 2, 100, 5);
                    feed.buy(3, 100, 5).added(BUY, 3, 100, 5);
                    feed.cancel(3).removed(BUY, 3, 100);
                    feed.apply(order -> order.massCancel(0, BUY, 7)).removed(BUY, 1, 100);
                    feed.apply(order -> order.time(0, 9)).removed(BUY, 2, 100);
                });
    }

    private static void addChanges(FeedCases cases) {
        cases.add(
                ORDERS,
                "smaller-order-keeps-its-place",
                "A reduce, or a replace that keeps the place, is told as a smaller order.",
                feed -> {
                    feed.buy(1, 100, 9).added(BUY, 1, 100, 9);
                    feed.buy(2, 100, 5).added(BUY, 2, 100, 5);
                    feed.reduce(1, 2).reduced(BUY, 1, 100, 7);
                    feed.replace(0, 1, 100, 3).reduced(BUY, 1, 100, 3);
                    feed.replace(0, 1, 100, 3);
                });
        cases.add(
                ORDERS,
                "order-that-loses-its-place-is-removed-and-added",
                "A replace that loses the place is told as an order that goes and one that comes.",
                feed -> {
                    feed.buy(1, 100, 9).added(BUY, 1, 100, 9);
                    feed.buy(2, 100, 5).added(BUY, 2, 100, 5);
                    feed.replace(OrderCommand.FLAG_REQUEUE, 1, 100, 4)
                            .removed(BUY, 1, 100)
                            .added(BUY, 1, 100, 4);
                    feed.replace(0, 2, 101, 5).removed(BUY, 2, 100).added(BUY, 2, 101, 5);
                });
    }

    private static void addRules(FeedCases cases) {
        cases.add(
                ORDERS,
                "iceberg-tip-joins-the-end",
                "Where an iceberg's tip is used up, the next is added behind all others.",
                feed -> {
                    feed.iceberg(1, 100, 10, 4).added(SELL, 1, 100, 4);
                    feed.sell(2, 100, 5).added(SELL, 2, 100, 5);
                    feed.buy(3, 100, 4).traded(SELL, 1, 100, 4).added(SELL, 1, 100, 4);
                    feed.buy(4, 100, 5).traded(SELL, 2, 100, 5);
                });
        cases.add(
                ORDERS,
                "hidden-quantity-is-in-no-update",
                "What an iceberg hides, and how it changes, is in no update.",
                feed -> {
                    feed.iceberg(1, 100, 10, 4).added(SELL, 1, 100, 4);
                    feed.reduce(1, 3);
                    feed.replace(0, 1, 100, 5);
                    feed.reduce(1, 2).reduced(SELL, 1, 100, 3);
                });
        cases.add(
                ORDERS,
                "prevented-trade-uses-up-what-shows",
                "A self-trade that is prevented by a decrement takes what shows, as a trade does.",
                feed -> {
                    feed.apply(order ->
                                    order.enter(0, SELL, OrderType.ICEBERG, 1, 100, 10)
                                            .displayQuantity(4)
                                            .account(7))
                            .added(SELL, 1, 100, 4);
                    feed.apply(order ->
                                    order.enter(0, BUY, OrderType.LIMIT, 2, 100, 3)
                                            .account(7)
                                            .selfTradeMode(SelfTradeMode.DECREMENT))
                            .reduced(SELL, 1, 100, 1);
                    feed.apply(order ->
                                    order.enter(0, BUY, OrderType.LIMIT, 3, 100, 1)
                                            .account(7)
                                            .selfTradeMode(SelfTradeMode.DECREMENT))
                            .removed(SELL, 1, 100)
                            .added(SELL, 1, 100, 4);
                });
        cases.add(
                ORDERS,
                "stop-that-waits-is-in-no-update",
                "A stop that waits shows nothing, and nor does its reduce and its cancel.",
                feed -> {
                    feed.stopToBuy(1, 105, 106, 5);
                    feed.reduce(1, 2);
                    feed.cancel(1);
                });
        cases.add(
                ORDERS,
                "triggered-stop-is-an-order-that-comes-in",
                "A triggered stop trades and is added as any other order that comes in.",
                feed -> {
                    feed.stopToBuy(1, 100, 101, 5);
                    feed.sell(2, 100, 1).added(SELL, 2, 100, 1);
                    feed.sell(3, 101, 2).added(SELL, 3, 101, 2);
                    feed.buy(4, 100, 3)
                            .traded(SELL, 2, 100, 1)
                            .added(BUY, 4, 100, 2)
                            .traded(SELL, 3, 101, 2)
                            .added(BUY, 1, 101, 3);
                });
    }

    private static void addProtocol(FeedCases cases) {
        cases.add(
                ORDERS,
                "refusal-says-nothing",
                "A command that was refused is in no update and uses up no number.",
                feed -> {
                    feed.cancel(1);
                    feed.buy(1, 100, 0);
                    feed.buy(1, 100, 5).added(BUY, 1, 100, 5);
                });
        cases.add(
                ORDERS,
                "order-rests-when-the-next-command-begins",
                "Without a flush a command ends with the first report of the next.",
                feed -> {
                    feed.withoutFlush();
                    feed.buy(1, 100, 5);
                    feed.buy(2, 100, 6).added(BUY, 1, 100, 5);
                    feed.cancel(9).added(BUY, 2, 100, 6);
                });
        cases.add(
                ORDERS,
                "snapshot-shows-orders-in-priority-order",
                "A snapshot has every order: buys first, best price first, longest rest first.",
                feed -> {
                    feed.sell(1, 102, 5).added(SELL, 1, 102, 5);
                    feed.buy(2, 99, 5).added(BUY, 2, 99, 5);
                    feed.buy(3, 100, 5).added(BUY, 3, 100, 5);
                    feed.buy(4, 99, 6).added(BUY, 4, 99, 6);
                    feed.snapshot()
                            .added(BUY, 3, 100, 5)
                            .added(BUY, 2, 99, 5)
                            .added(BUY, 4, 99, 6)
                            .added(SELL, 1, 102, 5);
                });
        cases.add(
                ORDERS,
                "snapshot-names-the-last-update",
                "A snapshot's number is that of the last update that it includes.",
                feed -> {
                    feed.snapshot().numbered();
                    feed.buy(1, 100, 5).added(BUY, 1, 100, 5);
                    feed.sell(2, 100, 5).traded(BUY, 1, 100, 5);
                    feed.snapshot().numbered();
                });
        cases.add(
                ORDERS,
                "cleared-feed-begins-anew",
                "A cleared feed knows no order and numbers its updates from 1.",
                feed -> {
                    feed.buy(1, 100, 5).added(BUY, 1, 100, 5);
                    feed.clear();
                    feed.snapshot().numbered();
                    feed.sell(1, 100, 5).added(SELL, 1, 100, 5);
                });
        cases.add(
                ORDERS,
                "report-on-an-unknown-order-throws",
                "A feed that was not given all reports says so instead of telling what is wrong.",
                FeedDriver::refusesUnknownOrder);
    }
}
