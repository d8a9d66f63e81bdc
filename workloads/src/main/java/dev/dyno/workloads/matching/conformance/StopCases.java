package dev.dyno.workloads.matching.conformance;

import static dev.dyno.contracts.matching.OrderBookCapability.REDUCE;
import static dev.dyno.contracts.matching.OrderBookCapability.REPLACE;
import static dev.dyno.contracts.matching.OrderBookCapability.STOP;
import static dev.dyno.contracts.matching.Prices.PRICE_TICKS_MAX;
import static dev.dyno.contracts.matching.Reason.BOOK_FULL;
import static dev.dyno.contracts.matching.Reason.DUPLICATE_ORDER_ID;
import static dev.dyno.contracts.matching.Reason.PRICE_OUT_OF_RANGE;
import static dev.dyno.contracts.matching.Reason.STOP_PENDING;
import static dev.dyno.contracts.matching.Reason.UNFILLED_REST;
import static dev.dyno.contracts.matching.Reason.WOULD_TRIGGER;
import static dev.dyno.contracts.matching.Side.BUY;
import static dev.dyno.contracts.matching.Side.SELL;
import static dev.dyno.workloads.matching.conformance.BookDriver.NONE;

/** Stop and stop-limit orders, and what they set off. */
final class StopCases {
    private StopCases() {}

    static void addTo(CaseList cases) {
        triggers(cases.requiring(STOP));
        cascades(cases.requiring(STOP));
        refusals(cases.requiring(STOP));
        changes(cases.requiring(STOP, REDUCE, REPLACE));
    }

    private static void triggers(CaseList cases) {
        cases.add(
                "stop-waits-unseen",
                "A stop order is accepted, and neither rests nor shows before its trade.",
                book -> {
                    book.stop(BUY, 1, 105, 3).stopAccepted();
                    book.stopLimit(SELL, 2, 95, 94, 3).stopAccepted();
                    book.empty().pending(2);
                    book.sell(3, 104, 1).accepted();
                    book.buy(4, 104, 1).accepted().traded(3, 104, 1);
                    book.pending(2).cancel(1).cancelled(BUY, 0, 3);
                    book.cancel(2).cancelled(SELL, 94, 3);
                    book.empty().pending(0);
                });
        cases.add(
                "trade-at-the-stop-price-triggers",
                "A trade at the stop price makes a stop a market order after the command's end.",
                book -> {
                    book.stop(BUY, 1, 105, 3).stopAccepted();
                    book.sell(2, 105, 1).accepted();
                    book.sell(3, 106, 2).accepted();
                    book.buy(4, 105, 2).accepted().traded(2, 105, 1);
                    book.triggered(BUY, 1, 0, 3).tradedBy(BUY, 1, 3, 106, 2);
                    book.cancelled(BUY, UNFILLED_REST, 1, 0, 1);
                    book.best(105, NONE).orders(1).pending(0);
                });
        cases.add(
                "stop-limit-rests-at-its-limit",
                "A triggered stop-limit order trades to its limit and rests there.",
                book -> {
                    book.stopLimit(SELL, 1, 95, 94, 5).stopAccepted();
                    book.buy(2, 95, 1).accepted();
                    book.buy(3, 94, 2).accepted();
                    book.buy(4, 93, 2).accepted();
                    book.sell(5, 95, 1).accepted().traded(2, 95, 1);
                    book.triggered(SELL, 1, 94, 5).tradedBy(SELL, 1, 3, 94, 2);
                    book.best(93, 94).orders(2);
                    book.cancel(1).cancelled(SELL, 94, 3);
                });
        cases.add(
                "every-trade-of-a-command-counts",
                "A stop is triggered by any trade of a command, not by the last one only.",
                book -> {
                    book.sell(1, 100, 1).accepted();
                    book.buy(2, 100, 1).accepted().traded(1, 100, 1);
                    book.stopLimit(SELL, 3, 96, 50, 1).stopAccepted();
                    book.sell(4, 95, 1).accepted();
                    book.sell(5, 99, 1).accepted();
                    book.buy(6, 99, 2).accepted().traded(4, 95, 1).traded(5, 99, 1);
                    book.triggered(SELL, 3, 50, 1).best(NONE, 50).orders(1);
                });
    }

    private static void cascades(CaseList cases) {
        cases.add(
                "stops-trigger-in-order-of-price-then-age",
                "Of the stops that a command reaches, the nearest comes first, then the oldest.",
                book -> {
                    book.stopLimit(BUY, 1, 102, 90, 1).stopAccepted();
                    book.stopLimit(BUY, 2, 101, 90, 2).stopAccepted();
                    book.stopLimit(BUY, 3, 101, 90, 3).stopAccepted();
                    book.stopLimit(SELL, 4, 103, 200, 4).stopAccepted();
                    book.stopLimit(SELL, 5, 104, 200, 5).stopAccepted();
                    book.sell(6, 102, 1).accepted();
                    book.buy(7, 102, 1).accepted().traded(6, 102, 1);
                    book.triggered(BUY, 2, 90, 2).triggered(BUY, 3, 90, 3).triggered(BUY, 1, 90, 1);
                    book.triggered(SELL, 5, 200, 5).triggered(SELL, 4, 200, 4);
                    book.best(90, 200).orders(5).pending(0);
                    book.sell(8, 90, 6).accepted();
                    book.traded(2, 90, 2).traded(3, 90, 3).traded(1, 90, 1);
                });
        cases.add(
                "cascade-is-one-pass",
                "A stop runs to its end before the next; those that it reaches come last.",
                book -> {
                    book.sell(1, 100, 1).accepted();
                    book.sell(2, 101, 1).accepted();
                    book.sell(3, 102, 1).accepted();
                    book.sell(4, 103, 3).accepted();
                    book.stop(BUY, 11, 100, 1).stopAccepted();
                    book.stop(BUY, 12, 100, 1).stopAccepted();
                    book.stop(BUY, 13, 101, 1).stopAccepted();
                    book.stop(BUY, 14, 104, 1).stopAccepted();
                    book.buy(20, 100, 1).accepted().traded(1, 100, 1);
                    book.triggered(BUY, 11, 0, 1).tradedBy(BUY, 11, 2, 101, 1);
                    book.triggered(BUY, 12, 0, 1).tradedBy(BUY, 12, 3, 102, 1);
                    book.triggered(BUY, 13, 0, 1).tradedBy(BUY, 13, 4, 103, 1);
                    book.best(NONE, 103).orders(1).pending(1);
                });
        cases.add(
                "triggered-stops-trade-with-each-other",
                "What a triggered stop leaves in the book is there for the next one.",
                book -> {
                    book.stopLimit(BUY, 1, 100, 105, 2).stopAccepted();
                    book.stopLimit(SELL, 2, 100, 95, 3).stopAccepted();
                    book.sell(3, 100, 1).accepted();
                    book.buy(4, 100, 1).accepted().traded(3, 100, 1);
                    book.triggered(BUY, 1, 105, 2).triggered(SELL, 2, 95, 3);
                    book.tradedBy(SELL, 2, 1, 105, 2).best(NONE, 95).orders(1);
                });
    }

    private static void refusals(CaseList cases) {
        cases.add(
                "stop-that-would-trigger-is-refused",
                "A stop whose price the last trade has reached is refused.",
                book -> {
                    book.stop(BUY, 1, 100, 1).stopAccepted();
                    book.cancel(1).cancelled(BUY, 0, 1);
                    book.sell(2, 100, 1).accepted();
                    book.buy(3, 100, 1).accepted().traded(2, 100, 1);
                    book.stop(BUY, 4, 100, 1).rejected(WOULD_TRIGGER);
                    book.stop(SELL, 4, 100, 1).rejected(WOULD_TRIGGER);
                    book.stop(BUY, 4, 101, 1).stopAccepted();
                    book.stopLimit(SELL, 5, 99, 99, 1).stopAccepted();
                    book.clear();
                    book.stop(BUY, 4, 100, 1).stopAccepted();
                });
        cases.add(
                "stop-fields-are-checked",
                "A stop price is a price; the price of a stop to market is ignored.",
                book -> {
                    book.stop(BUY, 1, PRICE_TICKS_MAX + 1, 1).rejected(PRICE_OUT_OF_RANGE);
                    book.stopLimit(BUY, 1, 1, PRICE_TICKS_MAX + 1, 1).rejected(PRICE_OUT_OF_RANGE);
                    book.stop(BUY, 1, PRICE_TICKS_MAX, 1).stopAccepted();
                    book.stop(SELL, 1, 5, 1).rejected(DUPLICATE_ORDER_ID);
                    book.sell(1, 5, 1).rejected(DUPLICATE_ORDER_ID);
                });
        cases.ofOrders(2)
                .add(
                        "waiting-stops-take-places",
                        "Stops that wait count among the orders that a book has room for.",
                        book -> {
                            book.stop(BUY, 1, 100, 1).stopAccepted();
                            book.buy(2, 90, 1).accepted();
                            book.buy(3, 90, 1).rejected(BOOK_FULL);
                            book.cancel(1).cancelled(BUY, 0, 1);
                            book.buy(3, 90, 1).accepted();
                        });
    }

    private static void changes(CaseList cases) {
        cases.add(
                "waiting-stop-can-be-reduced-but-not-replaced",
                "A stop that waits takes cancels and reduces, and refuses replaces.",
                book -> {
                    book.stopLimit(BUY, 1, 100, 101, 5).stopAccepted();
                    book.reduce(1, 2).reduced(BUY, 101, 3);
                    book.replace(1, 100, 1).rejected(STOP_PENDING);
                    book.sell(2, 100, 1).accepted();
                    book.buy(3, 100, 1).accepted().traded(2, 100, 1).triggered(BUY, 1, 101, 3);
                    book.replace(1, 100, 2).requeued(BUY).best(100, NONE);
                });
    }
}
