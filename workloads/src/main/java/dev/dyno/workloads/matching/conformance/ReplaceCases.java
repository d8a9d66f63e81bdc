package dev.dyno.workloads.matching.conformance;

import static dev.dyno.contracts.matching.OrderBookCapability.POST_ONLY;
import static dev.dyno.contracts.matching.OrderBookCapability.REPLACE;
import static dev.dyno.contracts.matching.Prices.PRICE_TICKS_MAX;
import static dev.dyno.contracts.matching.Prices.QUANTITY_MAX;
import static dev.dyno.contracts.matching.Reason.BOOK_FULL;
import static dev.dyno.contracts.matching.Reason.DUPLICATE_ORDER_ID;
import static dev.dyno.contracts.matching.Reason.PRICE_OUT_OF_RANGE;
import static dev.dyno.contracts.matching.Reason.QUANTITY_OUT_OF_RANGE;
import static dev.dyno.contracts.matching.Reason.UNKNOWN_ORDER;
import static dev.dyno.contracts.matching.Side.BUY;
import static dev.dyno.contracts.matching.Side.SELL;
import static dev.dyno.workloads.matching.conformance.BookDriver.NONE;

import dev.dyno.contracts.matching.CommandType;

/** Replaces: priority kept and lost, crossing ones, neighbours, refusals. */
final class ReplaceCases {
    private ReplaceCases() {}

    static void addTo(CaseList all) {
        CaseList cases = all.requiring(REPLACE);
        keptPriority(cases);
        lostPriority(cases);
        requeue(cases);
        crossing(cases);
        crossingOwnSide(cases);
        neighbours(cases);
        openQuantity(cases);
        fields(cases);
        refusals(cases);
    }

    private static void threeBids(BookDriver book) {
        book.buy(1, 100, 5).accepted();
        book.buy(2, 100, 5).accepted();
        book.buy(3, 100, 5).accepted();
    }

    private static void keptPriority(CaseList cases) {
        cases.add(
                "replace-size-down-keeps-priority",
                "A replace at the same price to a smaller quantity keeps its place.",
                book -> {
                    threeBids(book);
                    book.replace(1, 100, 2).replaced(BUY);
                    book.replace(2, 100, 4).replaced(BUY);
                    book.best(100, NONE).orders(3);
                    book.sell(4, 100, 7).accepted();
                    book.traded(1, 100, 2).traded(2, 100, 4).traded(3, 100, 1);
                    book.cancel(3).cancelled(BUY, 100, 4);
                    book.empty();
                });
        cases.add(
                "replace-without-a-change-keeps-priority",
                "A replace at the same price and quantity is reported and keeps its place.",
                book -> {
                    threeBids(book);
                    book.replace(1, 100, 5).replaced(BUY);
                    book.replace(1, 100, 5).replaced(BUY);
                    book.sell(4, 100, 15).accepted();
                    book.traded(1, 100, 5).traded(2, 100, 5).traded(3, 100, 5);
                    book.empty();
                });
    }

    private static void lostPriority(CaseList cases) {
        cases.add(
                "replace-size-up-loses-priority",
                "A replace at the same price to a larger quantity goes to the end of the queue.",
                book -> {
                    threeBids(book);
                    book.replace(1, 100, 6).requeued(BUY);
                    book.orders(3);
                    book.sell(4, 100, 16).accepted();
                    book.traded(2, 100, 5).traded(3, 100, 5).traded(1, 100, 6);
                    book.empty();
                });
        cases.add(
                "replace-price-change-loses-priority",
                "A replaced order joins the end of the queue at its new price.",
                book -> {
                    book.sell(1, 102, 5).accepted();
                    book.sell(2, 101, 5).accepted();
                    book.sell(3, 102, 5).accepted();
                    book.replace(2, 102, 5).requeued(SELL);
                    book.best(NONE, 102).orders(3);
                    book.buy(4, 102, 15).accepted();
                    book.traded(1, 102, 5).traded(3, 102, 5).traded(2, 102, 5);
                    book.empty();
                });
        cases.add(
                "replace-away-and-back-loses-priority",
                "An order that leaves its price and comes back stands at the end.",
                book -> {
                    threeBids(book);
                    book.replace(1, 99, 5).requeued(BUY);
                    book.replace(1, 100, 5).requeued(BUY);
                    book.sell(4, 100, 11).accepted();
                    book.traded(2, 100, 5).traded(3, 100, 5).traded(1, 100, 1);
                    book.orders(1);
                });
        cases.add(
                "replace-price-change-with-size-down-loses-priority",
                "A smaller quantity does not save the place when the price changes.",
                book -> {
                    book.buy(1, 99, 9).accepted();
                    book.buy(2, 100, 5).accepted();
                    book.replace(1, 100, 1).requeued(BUY);
                    book.sell(3, 100, 6).accepted().traded(2, 100, 5).traded(1, 100, 1);
                    book.empty();
                });
    }

    private static void requeue(CaseList cases) {
        cases.add(
                "requeue-loses-priority",
                "A replace with the requeue flag goes to the end, even smaller or unchanged.",
                book -> {
                    threeBids(book);
                    book.requeue(1, 100, 5).requeued(BUY);
                    book.requeue(2, 100, 4).requeued(BUY);
                    book.orders(3);
                    book.sell(4, 100, 14).accepted();
                    book.traded(3, 100, 5).traded(1, 100, 5).traded(2, 100, 4);
                    book.empty();
                });
        cases.add(
                "requeue-of-a-levels-only-order-keeps-the-level",
                "An order that is alone at its price stays there when it is requeued.",
                book -> {
                    book.buy(1, 100, 5).accepted();
                    book.sell(2, 101, 5).accepted();
                    book.requeue(1, 100, 5).requeued(BUY);
                    book.requeue(2, 101, 9).requeued(SELL);
                    book.best(100, 101).orders(2);
                    book.buy(3, 101, 9).accepted().traded(2, 101, 9);
                    book.sell(4, 100, 5).accepted().traded(1, 100, 5);
                    book.empty();
                });
        cases.add(
                "replace-knows-the-requeue-flag-among-others",
                "Only the requeue bit of the flags decides; other bits do not matter.",
                book -> {
                    threeBids(book);
                    book.raw(CommandType.REPLACE | 0xFE << 24, 1, 100, 5).replaced(BUY);
                    book.raw(CommandType.REPLACE | 0xFF << 24, 2, 100, 5).requeued(BUY);
                    book.sell(4, 100, 15).accepted();
                    book.traded(1, 100, 5).traded(3, 100, 5).traded(2, 100, 5);
                    book.empty();
                });
    }

    private static void crossing(CaseList cases) {
        cases.add(
                "replace-crossing-trades-at-the-makers-price",
                "A replace that crosses is reported first and trades at the resting prices.",
                book -> {
                    book.sell(1, 101, 2).accepted();
                    book.sell(2, 102, 2).accepted();
                    book.buy(3, 99, 4).accepted();
                    book.replace(3, 105, 4).requeued(BUY).traded(1, 101, 2).traded(2, 102, 2);
                    book.empty();
                    book.buy(4, 100, 3).accepted();
                    book.sell(5, 110, 3).accepted();
                    book.replace(5, 95, 3).requeued(SELL).traded(4, 100, 3);
                    book.empty();
                });
        cases.add(
                "replace-crossing-rests-with-what-is-left",
                "The rest of a crossing replace rests at its new price, behind nobody's place.",
                book -> {
                    book.sell(1, 101, 2).accepted();
                    book.buy(2, 99, 1).accepted();
                    book.replace(2, 101, 9).requeued(BUY).traded(1, 101, 2);
                    book.best(101, NONE).orders(1);
                    book.sell(3, 101, 7).accepted().traded(2, 101, 7);
                    book.empty();
                });
        cases.add(
                "replace-crossing-and-filled-is-gone",
                "An order that its own replace filled can be neither cancelled nor replaced.",
                book -> {
                    book.sell(1, 101, 5).accepted();
                    book.buy(2, 99, 3).accepted();
                    book.replace(2, 101, 3).requeued(BUY).traded(1, 101, 3);
                    book.best(NONE, 101).orders(1);
                    book.cancel(2).rejected(UNKNOWN_ORDER);
                    book.replace(2, 99, 3).rejected(UNKNOWN_ORDER);
                    book.buy(2, 99, 3).accepted();
                    book.best(99, 101).orders(2);
                });
    }

    private static void crossingOwnSide(CaseList cases) {
        cases.add(
                "replace-leaves-its-old-place-before-it-trades",
                "A crossing replace does not leave a copy of itself at its old price.",
                book -> {
                    book.buy(1, 99, 5).accepted();
                    book.sell(2, 101, 2).accepted();
                    book.replace(1, 101, 5).requeued(BUY).traded(2, 101, 2);
                    book.best(101, NONE).orders(1);
                    book.sell(3, 99, 9).accepted().traded(1, 101, 3);
                    book.best(NONE, 99).orders(1);
                });
        cases.add(
                "replace-passes-through-its-own-side",
                "A replace trades with the other side only, however its own side stands.",
                book -> {
                    book.sell(1, 101, 5).accepted();
                    book.sell(2, 102, 5).accepted();
                    book.buy(3, 99, 4).accepted();
                    book.replace(2, 99, 9).requeued(SELL).traded(3, 99, 4);
                    book.best(NONE, 99).orders(2);
                    book.buy(4, 101, 10).accepted().traded(2, 99, 5).traded(1, 101, 5);
                    book.empty();
                });
    }

    private static void neighbours(CaseList cases) {
        cases.add(
                "replace-loses-no-sibling",
                "The others at the old price stay, in their order, whichever order is replaced.",
                book -> {
                    for (int moved = 1; moved <= 3; moved++) {
                        threeBids(book);
                        book.replace(moved, 98, 5).requeued(BUY);
                        book.best(100, NONE).orders(3);
                        book.sell(4, 98, 15).accepted();
                        for (int id = 1; id <= 3; id++) {
                            if (id != moved) {
                                book.traded(id, 100, 5);
                            }
                        }
                        book.traded(moved, 98, 5);
                        book.empty();
                    }
                });
        cases.add(
                "replace-size-up-loses-no-sibling",
                "The others at the price stay, in their order, whichever order grows.",
                book -> {
                    for (int moved = 1; moved <= 3; moved++) {
                        threeBids(book);
                        book.replace(moved, 100, 6).requeued(BUY);
                        book.best(100, NONE).orders(3);
                        book.sell(4, 100, 16).accepted();
                        for (int id = 1; id <= 3; id++) {
                            if (id != moved) {
                                book.traded(id, 100, 5);
                            }
                        }
                        book.traded(moved, 100, 6);
                        book.empty();
                    }
                });
        cases.add(
                "replace-of-the-best-leaves-no-phantom-level",
                "When the best level's only order moves away, the next level is the best.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    book.sell(2, 102, 5).accepted();
                    book.replace(1, 105, 5).requeued(SELL);
                    book.best(NONE, 102).orders(2);
                    book.buy(3, 101, 1).accepted();
                    book.replace(2, 104, 5).requeued(SELL);
                    book.best(101, 104).orders(3);
                    book.replace(1, 102, 5).requeued(SELL);
                    book.best(101, 102).orders(3);
                });
    }

    private static void openQuantity(CaseList cases) {
        cases.add(
                "replace-sets-the-open-quantity",
                "The new quantity is what is open afterwards, whatever was traded before.",
                book -> {
                    book.sell(1, 100, 10).accepted();
                    book.buy(2, 100, 8).accepted().traded(1, 100, 8);
                    book.replace(1, 101, 10).requeued(SELL);
                    book.cancel(1).cancelled(SELL, 101, 10);
                    book.empty();
                });
        cases.add(
                "replace-above-the-open-quantity-loses-priority",
                "Growth is measured against what is open, not against what was ordered.",
                book -> {
                    book.buy(1, 100, 10).accepted();
                    book.buy(2, 100, 5).accepted();
                    book.sell(3, 100, 6).accepted().traded(1, 100, 6);
                    book.replace(1, 100, 4).replaced(BUY);
                    book.sell(4, 100, 1).accepted().traded(1, 100, 1);
                    book.replace(1, 100, 4).requeued(BUY);
                    book.sell(5, 100, 9).accepted().traded(2, 100, 5).traded(1, 100, 4);
                    book.empty();
                });
        cases.add(
                "replace-to-the-largest-quantity",
                "A replace can grow an order to the largest quantity and shrink it to one.",
                book -> {
                    book.buy(1, 100, 1).accepted();
                    book.buy(2, 100, 1).accepted();
                    book.replace(1, 100, QUANTITY_MAX).requeued(BUY);
                    book.replace(1, 100, 1L << 31).replaced(BUY);
                    book.sell(3, 100, (1L << 31) + 1).accepted();
                    book.traded(2, 100, 1).traded(1, 100, 1L << 31);
                    book.empty();
                });
    }

    private static void fields(CaseList cases) {
        cases.add(
                "replace-ignores-side-and-order-type",
                "A replace keeps its order's side; side and order type of the command do not"
                        + " matter.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    book.raw(CommandType.REPLACE | BUY << 8 | 3 << 16, 1, 101, 5).requeued(SELL);
                    book.raw(CommandType.REPLACE | 0xEE << 8 | 0xDD << 16, 1, 102, 6)
                            .requeued(SELL);
                    book.best(NONE, 102).orders(1);
                });
        cases.requiring(POST_ONLY)
                .add(
                        "replaced-post-only-order-may-trade",
                        "A replace enters its order again as a limit order, also a post-only one.",
                        book -> {
                            book.sell(1, 101, 5).accepted();
                            book.postOnly(BUY, 2, 100, 5).accepted();
                            book.replace(2, 101, 7).requeued(BUY).traded(1, 101, 5);
                            book.best(101, NONE).orders(1);
                        });
        cases.ofOrders(4)
                .add(
                        "replace-works-in-a-full-book",
                        "A full book replaces its orders, since their number does not grow.",
                        book -> {
                            book.buy(1, 97, 1).accepted();
                            book.buy(2, 98, 1).accepted();
                            book.buy(3, 99, 1).accepted();
                            book.sell(4, 101, 1).accepted();
                            book.buy(5, 96, 1).rejected(BOOK_FULL);
                            book.replace(1, 100, 5).requeued(BUY);
                            book.replace(4, 102, 5).requeued(SELL);
                            book.replace(2, 98, 9).requeued(BUY);
                            book.requeue(3, 99, 1).requeued(BUY);
                            book.best(100, 102).orders(4);
                            book.replace(4, 100, 2).requeued(SELL).traded(1, 100, 2);
                            book.orders(3);
                            book.buy(5, 96, 1).accepted();
                            book.buy(6, 96, 1).rejected(BOOK_FULL);
                        });
    }

    private static void refusals(CaseList cases) {
        cases.add(
                "replace-of-a-gone-order-is-rejected",
                "A replace of an unknown, cancelled or filled order enters nothing.",
                book -> {
                    book.replace(1, 100, 5).rejected(UNKNOWN_ORDER);
                    book.sell(1, 100, 5).accepted();
                    book.cancel(1).cancelled(SELL, 100, 5);
                    book.replace(1, 100, 5).rejected(UNKNOWN_ORDER);
                    book.sell(2, 100, 5).accepted();
                    book.buy(3, 100, 5).accepted().traded(2, 100, 5);
                    book.replace(2, 100, 5).rejected(UNKNOWN_ORDER);
                    book.requeue(3, 100, 5).rejected(UNKNOWN_ORDER);
                    book.empty();
                });
        cases.add(
                "refused-replace-changes-nothing",
                "After a refused replace the order has its old price, quantity and place.",
                book -> {
                    threeBids(book);
                    book.replace(1, 100, 0).rejected(QUANTITY_OUT_OF_RANGE);
                    book.replace(1, 100, QUANTITY_MAX + 1).rejected(QUANTITY_OUT_OF_RANGE);
                    book.requeue(1, 100, -1).rejected(QUANTITY_OUT_OF_RANGE);
                    book.replace(1, PRICE_TICKS_MAX + 1, 5).rejected(PRICE_OUT_OF_RANGE);
                    book.requeue(1, Long.MIN_VALUE, 5).rejected(PRICE_OUT_OF_RANGE);
                    book.buy(1, 100, 5).rejected(DUPLICATE_ORDER_ID);
                    book.best(100, NONE).orders(3);
                    book.sell(4, 100, 15).accepted();
                    book.traded(1, 100, 5).traded(2, 100, 5).traded(3, 100, 5);
                    book.empty();
                });
    }
}
