package dev.dyno.workloads.matching.conformance;

import static dev.dyno.contracts.matching.OrderBookCapability.ANY_ORDER_ID;
import static dev.dyno.contracts.matching.OrderBookCapability.DEPTH;
import static dev.dyno.contracts.matching.OrderBookCapability.NEGATIVE_PRICES;
import static dev.dyno.contracts.matching.OrderBookCapability.ORDER_TRAVERSAL;
import static dev.dyno.contracts.matching.OrderBookCapability.REDUCE;
import static dev.dyno.contracts.matching.OrderBookCapability.REPLACE;
import static dev.dyno.contracts.matching.Prices.PRICE_TICKS_MAX;
import static dev.dyno.contracts.matching.Reason.QUANTITY_OUT_OF_RANGE;
import static dev.dyno.contracts.matching.Side.BUY;
import static dev.dyno.contracts.matching.Side.SELL;
import static dev.dyno.workloads.matching.conformance.BookDriver.NONE;
import static dev.dyno.workloads.matching.conformance.PriceLevel.level;
import static dev.dyno.workloads.matching.conformance.RestingOrder.ask;
import static dev.dyno.workloads.matching.conformance.RestingOrder.bid;

import java.util.HashMap;
import java.util.Map;

/** Best prices, depth, traversal and state hash. */
final class QueryCases {
    private QueryCases() {}

    static void addTo(CaseList cases) {
        bestPrices(cases);
        depth(cases.requiring(DEPTH));
        quantityAt(cases.requiring(DEPTH));
        traversal(cases.requiring(ORDER_TRAVERSAL));
        hashes(cases.requiring(ORDER_TRAVERSAL));
        equalHashes(cases.requiring(ORDER_TRAVERSAL));
    }

    private static void bestPrices(CaseList cases) {
        cases.add(
                "best-prices-follow-every-change",
                "Best bid and ask are right after each order, trade and cancel.",
                book -> {
                    book.best(NONE, NONE);
                    book.buy(1, 90, 1).accepted();
                    book.best(90, NONE);
                    book.buy(2, 95, 1).accepted();
                    book.best(95, NONE);
                    book.buy(3, 92, 1).accepted();
                    book.best(95, NONE);
                    book.sell(4, 110, 1).accepted();
                    book.best(95, 110);
                    book.sell(5, 96, 1).accepted();
                    book.best(95, 96);
                    book.sell(6, 95, 1).accepted().traded(2, 95, 1);
                    book.best(92, 96);
                    book.cancel(5).cancelled(SELL, 96, 1);
                    book.best(92, 110);
                    book.cancel(1).cancelled(BUY, 90, 1);
                    book.best(92, 110);
                    book.cancel(3).cancelled(BUY, 92, 1);
                    book.best(NONE, 110);
                    book.buy(7, 110, 1).accepted().traded(4, 110, 1);
                    book.best(NONE, NONE);
                });
        cases.add(
                "order-count-counts-resting-orders-only",
                "The order count knows neither filled nor refused nor cancelled orders.",
                book -> {
                    book.orders(0);
                    book.buy(1, 99, 1).accepted();
                    book.buy(2, 99, 1).accepted();
                    book.orders(2);
                    book.buy(3, 99, 0).rejected(QUANTITY_OUT_OF_RANGE);
                    book.orders(2);
                    book.sell(4, 99, 1).accepted().traded(1, 99, 1);
                    book.orders(1);
                    book.sell(5, 99, 2).accepted().traded(2, 99, 1);
                    book.orders(1);
                    book.cancel(5).cancelled(SELL, 99, 1);
                    book.orders(0);
                });
    }

    private static void depth(CaseList cases) {
        cases.add(
                "depth-shows-levels-best-first",
                "Depth adds up each level and goes from the best price outwards.",
                book -> {
                    book.levels(BUY).levels(SELL);
                    book.buy(1, 98, 1).accepted();
                    book.buy(2, 99, 2).accepted();
                    book.buy(3, 98, 3).accepted();
                    book.sell(4, 103, 4).accepted();
                    book.sell(5, 101, 5).accepted();
                    book.sell(6, 103, 6).accepted();
                    book.levels(BUY, level(99, 2), level(98, 4));
                    book.levels(SELL, level(101, 5), level(103, 10));
                });
        cases.add(
                "depth-stops-at-the-asked-number",
                "Depth visits no more levels than asked for, the best ones.",
                book -> {
                    for (int id = 1; id <= 5; id++) {
                        book.buy(id, 90 + id, id).accepted();
                        book.sell(10 + id, 110 - id, id).accepted();
                    }
                    book.topLevels(BUY, 0).topLevels(SELL, 0);
                    book.topLevels(BUY, 1, level(95, 5));
                    book.topLevels(SELL, 2, level(105, 5), level(106, 4));
                    book.topLevels(BUY, 3, level(95, 5), level(94, 4), level(93, 3));
                    book.topLevels(
                            SELL,
                            6,
                            level(105, 5),
                            level(106, 4),
                            level(107, 3),
                            level(108, 2),
                            level(109, 1));
                });
        cases.add(
                "depth-follows-trades-and-cancels",
                "Levels shrink by trades and cancels and vanish when they are empty.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    book.sell(2, 100, 5).accepted();
                    book.sell(3, 200, 5).accepted();
                    book.buy(4, 100, 7).accepted().traded(1, 100, 5).traded(2, 100, 2);
                    book.levels(SELL, level(100, 3), level(200, 5));
                    book.cancel(2).cancelled(SELL, 100, 3);
                    book.levels(SELL, level(200, 5));
                    book.buy(5, 200, 9).accepted().traded(3, 200, 5);
                    book.levels(SELL).levels(BUY, level(200, 4));
                });
        cases.requiring(NEGATIVE_PRICES)
                .add(
                        "depth-reaches-the-price-limits",
                        "Depth shows levels at both ends of the price range in order.",
                        book -> {
                            book.buy(1, -PRICE_TICKS_MAX, 1).accepted();
                            book.buy(2, 0, 2).accepted();
                            book.buy(3, -1, 3).accepted();
                            book.sell(4, PRICE_TICKS_MAX, 4).accepted();
                            book.sell(5, 1, 5).accepted();
                            book.levels(BUY, level(0, 2), level(-1, 3), level(-PRICE_TICKS_MAX, 1));
                            book.levels(SELL, level(1, 5), level(PRICE_TICKS_MAX, 4));
                            book.quantityAt(BUY, -PRICE_TICKS_MAX, 1);
                            book.quantityAt(SELL, PRICE_TICKS_MAX, 4);
                            book.quantityAt(SELL, -PRICE_TICKS_MAX, 0);
                        });
    }

    private static void quantityAt(CaseList cases) {
        cases.add(
                "quantity-at-a-price-without-orders-is-zero",
                "The quantity is zero at every price where nothing rests on that side.",
                book -> {
                    book.quantityAt(BUY, 100, 0).quantityAt(SELL, 100, 0);
                    book.buy(1, 100, 5).accepted();
                    book.sell(2, 102, 6).accepted();
                    book.quantityAt(BUY, 100, 5).quantityAt(SELL, 102, 6);
                    book.quantityAt(SELL, 100, 0).quantityAt(BUY, 102, 0);
                    book.quantityAt(BUY, 101, 0).quantityAt(SELL, 101, 0);
                    book.quantityAt(BUY, 1, 0).quantityAt(SELL, PRICE_TICKS_MAX, 0);
                    book.cancel(1).cancelled(BUY, 100, 5);
                    book.quantityAt(BUY, 100, 0);
                });
        cases.requiring(REDUCE, REPLACE)
                .add(
                        "quantity-at-follows-reduces-and-replaces",
                        "Level sums follow size changes at the price and moves between prices.",
                        book -> {
                            book.buy(1, 100, 5).accepted();
                            book.buy(2, 100, 6).accepted();
                            book.reduce(1, 2).reduced(BUY, 100, 3);
                            book.quantityAt(BUY, 100, 9);
                            book.replace(2, 100, 4).replaced(BUY);
                            book.quantityAt(BUY, 100, 7);
                            book.replace(2, 100, 8).requeued(BUY);
                            book.quantityAt(BUY, 100, 11);
                            book.requeue(1, 100, 3).requeued(BUY);
                            book.quantityAt(BUY, 100, 11);
                            book.replace(1, 99, 1).requeued(BUY);
                            book.quantityAt(BUY, 100, 8).quantityAt(BUY, 99, 1);
                            book.reduce(1, 1).cancelled(BUY, 99, 1);
                            book.quantityAt(BUY, 99, 0);
                            book.levels(BUY, level(100, 8));
                        });
    }

    private static void traversal(CaseList cases) {
        cases.add(
                "traversal-shows-bids-then-asks-in-priority",
                "Orders are visited bids first, best price first, longest rest first.",
                book -> {
                    book.sell(1, 102, 1).accepted();
                    book.buy(2, 98, 2).accepted();
                    book.sell(3, 101, 3).accepted();
                    book.buy(4, 99, 4).accepted();
                    book.buy(5, 98, 5).accepted();
                    book.sell(6, 101, 6).accepted();
                    book.resting(
                            bid(4, 99, 4),
                            bid(2, 98, 2),
                            bid(5, 98, 5),
                            ask(3, 101, 3),
                            ask(6, 101, 6),
                            ask(1, 102, 1));
                });
        cases.add(
                "traversal-shows-open-quantities",
                "A partly filled order is visited in its place with what is open.",
                book -> {
                    book.buy(1, 100, 5).accepted();
                    book.buy(2, 100, 5).accepted();
                    book.buy(3, 100, 5).accepted();
                    book.sell(4, 100, 7).accepted().traded(1, 100, 5).traded(2, 100, 2);
                    book.resting(bid(2, 100, 3), bid(3, 100, 5));
                    book.cancel(2).cancelled(BUY, 100, 3);
                    book.resting(bid(3, 100, 5));
                });
        cases.requiring(REPLACE)
                .add(
                        "traversal-shows-where-replaces-went",
                        "Replaces show in the visited order as they do in trading.",
                        book -> {
                            book.sell(1, 100, 5).accepted();
                            book.sell(2, 100, 5).accepted();
                            book.sell(3, 100, 5).accepted();
                            book.replace(2, 100, 4).replaced(SELL);
                            book.resting(ask(1, 100, 5), ask(2, 100, 4), ask(3, 100, 5));
                            book.replace(1, 100, 6).requeued(SELL);
                            book.resting(ask(2, 100, 4), ask(3, 100, 5), ask(1, 100, 6));
                            book.requeue(3, 100, 1).requeued(SELL);
                            book.resting(ask(2, 100, 4), ask(1, 100, 6), ask(3, 100, 1));
                            book.replace(1, 99, 6).requeued(SELL);
                            book.resting(ask(1, 99, 6), ask(2, 100, 4), ask(3, 100, 1));
                        });
    }

    private static void hashes(CaseList cases) {
        cases.add(
                "state-hash-tells-every-field-apart",
                "Books that differ in one side, id, price, quantity or place have other hashes.",
                book -> {
                    Map<Long, String> seen = new HashMap<>();
                    remember(seen, "empty", book);
                    remember(seen, "buy 1", single(book, BUY, 1, 100, 5));
                    remember(seen, "sell 1", single(book, SELL, 1, 100, 5));
                    remember(seen, "other id", single(book, BUY, 2, 100, 5));
                    remember(seen, "other price", single(book, BUY, 1, 101, 5));
                    remember(seen, "other quantity", single(book, BUY, 1, 100, 6));
                    BookDriver first = single(book, BUY, 1, 100, 5);
                    first.buy(2, 100, 5).accepted();
                    remember(seen, "1 before 2", first);
                    BookDriver second = single(book, BUY, 2, 100, 5);
                    second.buy(1, 100, 5).accepted();
                    remember(seen, "2 before 1", second);
                });
        cases.requiring(ANY_ORDER_ID)
                .add(
                        "state-hash-uses-all-bits-of-an-id",
                        "Ids that differ in one high bit give other hashes.",
                        book -> {
                            Map<Long, String> seen = new HashMap<>();
                            for (int bit = 0; bit < Long.SIZE; bit++) {
                                long id = 1L << bit;
                                remember(seen, "id " + id, single(book, BUY, id, 100, 5));
                            }
                        });
    }

    private static BookDriver single(
            BookDriver book, int side, long orderId, long priceTicks, long quantity) {
        BookDriver other = book.another();
        other.enter(side, 0, orderId, priceTicks, quantity).accepted();
        return other;
    }

    private static void remember(Map<Long, String> seen, String what, BookDriver book) {
        String same = seen.put(book.stateHash(), what);
        if (same != null) {
            throw BookDriver.failure(
                    "the books '" + same + "' and '" + what + "' have the same state hash");
        }
    }

    private static void equalHashes(CaseList cases) {
        cases.add(
                "state-hash-forgets-the-history",
                "Books that hold the same orders in the same places have the same hash.",
                book -> {
                    book.buy(1, 100, 5).accepted();
                    book.sell(2, 101, 5).accepted();
                    book.buy(3, 100, 2).accepted();
                    BookDriver other = book.another();
                    other.sell(9, 100, 1).accepted();
                    other.buy(8, 99, 1).accepted();
                    other.buy(1, 100, 6).accepted().traded(9, 100, 1);
                    other.cancel(8).cancelled(BUY, 99, 1);
                    other.buy(3, 100, 4).accepted();
                    other.cancel(3).cancelled(BUY, 100, 4);
                    other.sell(2, 101, 7).accepted();
                    other.buy(3, 101, 2).accepted().traded(2, 101, 2);
                    other.buy(3, 100, 2).accepted();
                    book.sameStateAs(other);
                });
        cases.add(
                "state-hash-is-that-of-the-listed-orders",
                "The hash folds side, id, price and quantity of each order as the contract says.",
                book -> {
                    book.resting();
                    book.sell(1, 1L << 39, 1L << 31).accepted();
                    book.buy(2, 100, 1).accepted();
                    book.resting(bid(2, 100, 1), ask(1, 1L << 39, 1L << 31));
                    book.clear();
                    book.resting();
                    book.sameStateAs(book.another());
                });
        cases.requiring(REDUCE, REPLACE)
                .add(
                        "state-hash-agrees-over-reduces-and-replaces",
                        "Reduces and replaces lead to the hash of the book that they make.",
                        book -> {
                            book.sell(1, 100, 9).accepted();
                            book.sell(2, 100, 5).accepted();
                            book.reduce(1, 4).reduced(SELL, 100, 5);
                            book.replace(2, 100, 3).replaced(SELL);
                            BookDriver other = book.another();
                            other.sell(2, 105, 3).accepted();
                            other.sell(1, 100, 5).accepted();
                            other.replace(2, 100, 3).requeued(SELL);
                            book.sameStateAs(other);
                            other.requeue(1, 100, 5).requeued(SELL);
                            if (book.stateHash() == other.stateHash()) {
                                throw BookDriver.failure("a requeue does not change the hash");
                            }
                        });
    }
}
