package dev.dyno.workloads.matching.conformance;

import static dev.dyno.contracts.matching.OrderBookCapability.REDUCE;
import static dev.dyno.contracts.matching.Prices.QUANTITY_MAX;
import static dev.dyno.contracts.matching.Reason.UNKNOWN_ORDER;
import static dev.dyno.contracts.matching.Side.BUY;
import static dev.dyno.contracts.matching.Side.SELL;
import static dev.dyno.workloads.matching.conformance.BookDriver.NONE;

import dev.dyno.contracts.matching.CommandType;

/** Cancels and reduces: what leaves, what stays, and in which order. */
final class CancelCases {
    private CancelCases() {}

    static void addTo(CaseList cases) {
        queues(cases);
        levels(cases);
        answers(cases);
        unknownOrders(cases);
        reduces(cases.requiring(REDUCE));
        reduceEnds(cases.requiring(REDUCE));
    }

    private static void threeAsks(BookDriver book) {
        book.sell(1, 100, 1).accepted();
        book.sell(2, 100, 2).accepted();
        book.sell(3, 100, 3).accepted();
    }

    private static void queues(CaseList cases) {
        cases.add(
                "cancel-head-then-sweep",
                "A sweep after the head's cancel starts with the next in the queue.",
                book -> {
                    threeAsks(book);
                    book.cancel(1).cancelled(SELL, 100, 1);
                    book.orders(2);
                    book.buy(4, 100, 5).accepted().traded(2, 100, 2).traded(3, 100, 3);
                    book.empty();
                });
        cases.add(
                "cancel-middle-then-sweep",
                "A cancel in the middle of a queue loses none of its neighbours.",
                book -> {
                    threeAsks(book);
                    book.cancel(2).cancelled(SELL, 100, 2);
                    book.orders(2);
                    book.buy(4, 100, 4).accepted().traded(1, 100, 1).traded(3, 100, 3);
                    book.empty();
                });
        cases.add(
                "cancel-tail-then-join",
                "An order that joins after the tail's cancel stands behind those that are left.",
                book -> {
                    threeAsks(book);
                    book.cancel(3).cancelled(SELL, 100, 3);
                    book.sell(4, 100, 4).accepted();
                    book.buy(5, 100, 7).accepted();
                    book.traded(1, 100, 1).traded(2, 100, 2).traded(4, 100, 4);
                    book.empty();
                });
        cases.add(
                "cancel-all-but-one-in-any-order",
                "Whichever orders of a queue are cancelled, in whichever order, the rest stays.",
                book -> {
                    int[][] permutations = {
                        {0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}
                    };
                    for (int[] permutation : permutations) {
                        threeAsks(book);
                        for (int index = 0; index < 2; index++) {
                            int id = 1 + permutation[index];
                            book.cancel(id).cancelled(SELL, 100, id);
                        }
                        int left = 1 + permutation[2];
                        book.best(NONE, 100).orders(1);
                        book.buy(9, 100, left).accepted().traded(left, 100, left);
                        book.empty();
                    }
                });
    }

    private static void levels(CaseList cases) {
        cases.add(
                "cancel-of-the-only-order-empties-the-book",
                "After the cancel of the only order the side has no best price.",
                book -> {
                    book.buy(1, 100, 5).accepted();
                    book.cancel(1).cancelled(BUY, 100, 5);
                    book.empty();
                    book.sell(2, 100, 5).accepted();
                    book.best(NONE, 100).orders(1);
                });
        cases.add(
                "cancel-of-the-best-leaves-no-phantom-level",
                "After the cancel of the best level's last order nothing trades at its price.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    book.sell(2, 105, 5).accepted();
                    book.buy(3, 95, 5).accepted();
                    book.buy(4, 90, 5).accepted();
                    book.cancel(1).cancelled(SELL, 100, 5);
                    book.best(95, 105);
                    book.cancel(3).cancelled(BUY, 95, 5);
                    book.best(90, 105);
                    book.buy(5, 104, 1).accepted();
                    book.cancel(5).cancelled(BUY, 104, 1);
                    book.sell(6, 91, 1).accepted();
                    book.best(90, 91).orders(3);
                    book.buy(7, 105, 6).accepted().traded(6, 91, 1).traded(2, 105, 5);
                    book.best(90, NONE).orders(1);
                });
        cases.add(
                "cancel-behind-the-best-keeps-the-best",
                "The cancel of a level that is not the best changes no best price.",
                book -> {
                    book.buy(1, 100, 1).accepted();
                    book.buy(2, 99, 1).accepted();
                    book.buy(3, 98, 1).accepted();
                    book.cancel(2).cancelled(BUY, 99, 1);
                    book.best(100, NONE).orders(2);
                    book.sell(4, 98, 2).accepted().traded(1, 100, 1).traded(3, 98, 1);
                    book.empty();
                });
        cases.add(
                "cancelled-level-opens-again",
                "A level that was emptied by cancels takes new orders in a fresh queue.",
                book -> {
                    for (int round = 0; round < 3; round++) {
                        threeAsks(book);
                        book.cancel(2).cancelled(SELL, 100, 2);
                        book.cancel(3).cancelled(SELL, 100, 3);
                        book.cancel(1).cancelled(SELL, 100, 1);
                        book.empty();
                    }
                    threeAsks(book);
                    book.buy(4, 100, 6).accepted();
                    book.traded(1, 100, 1).traded(2, 100, 2).traded(3, 100, 3);
                    book.empty();
                });
    }

    private static void answers(CaseList cases) {
        cases.add(
                "cancel-reports-the-open-quantity",
                "The cancel of a partly filled order reports what was left of it.",
                book -> {
                    book.buy(1, 100, 10).accepted();
                    book.sell(2, 100, 3).accepted().traded(1, 100, 3);
                    book.cancel(1).cancelled(BUY, 100, 7);
                    book.empty();
                });
        cases.add(
                "cancel-reports-the-orders-own-fields",
                "Side and price of the report are the order's; the command's other fields do not"
                        + " matter.",
                book -> {
                    int junk = CommandType.CANCEL | 0xEE << 8 | 0xDD << 16 | 0xCC << 24;
                    book.sell(1, 100, 5).accepted();
                    book.raw(junk, 1, Long.MAX_VALUE, -1).cancelled(SELL, 100, 5);
                    book.buy(2, 99, 6).accepted();
                    book.raw(junk, 2, Long.MIN_VALUE, 1L << 40).cancelled(BUY, 99, 6);
                    book.raw(junk, 2, 99, 6).rejected(UNKNOWN_ORDER);
                    book.empty();
                });
        cases.add(
                "cancel-of-the-rest-of-a-taker",
                "What is left of a taker can be cancelled like any resting order.",
                book -> {
                    book.buy(1, 100, 4).accepted();
                    book.sell(2, 100, 9).accepted().traded(1, 100, 4);
                    book.cancel(1).rejected(UNKNOWN_ORDER);
                    book.cancel(2).cancelled(SELL, 100, 5);
                    book.empty();
                });
    }

    private static void unknownOrders(CaseList cases) {
        cases.add(
                "cancel-of-an-unknown-id-is-rejected",
                "The cancel of an id that never rested is rejected and changes nothing.",
                book -> {
                    book.cancel(1).rejected(UNKNOWN_ORDER);
                    book.buy(2, 100, 5).accepted();
                    book.cancel(1).rejected(UNKNOWN_ORDER);
                    book.cancel(3).rejected(UNKNOWN_ORDER);
                    book.best(100, NONE).orders(1);
                });
        cases.add(
                "second-cancel-is-rejected",
                "A cancelled order cannot be cancelled again.",
                book -> {
                    threeAsks(book);
                    book.cancel(2).cancelled(SELL, 100, 2);
                    book.cancel(2).rejected(UNKNOWN_ORDER);
                    book.cancel(1).cancelled(SELL, 100, 1);
                    book.cancel(1).rejected(UNKNOWN_ORDER);
                    book.cancel(3).cancelled(SELL, 100, 3);
                    book.cancel(3).rejected(UNKNOWN_ORDER);
                    book.empty();
                });
        cases.add(
                "cancel-of-a-filled-maker-is-rejected",
                "Orders that a sweep filled cannot be cancelled; the partly filled one can.",
                book -> {
                    threeAsks(book);
                    book.buy(4, 100, 4).accepted();
                    book.traded(1, 100, 1).traded(2, 100, 2).traded(3, 100, 1);
                    book.cancel(1).rejected(UNKNOWN_ORDER);
                    book.cancel(2).rejected(UNKNOWN_ORDER);
                    book.cancel(4).rejected(UNKNOWN_ORDER);
                    book.cancel(3).cancelled(SELL, 100, 2);
                    book.empty();
                });
    }

    private static void reduces(CaseList cases) {
        cases.add(
                "reduce-keeps-priority",
                "A reduced order keeps its place in the queue.",
                book -> {
                    book.sell(1, 100, 10).accepted();
                    book.sell(2, 100, 10).accepted();
                    book.reduce(1, 3).reduced(SELL, 100, 7);
                    book.buy(3, 100, 9).accepted().traded(1, 100, 7).traded(2, 100, 2);
                    book.orders(1);
                });
        cases.add(
                "reduce-takes-off-the-open-quantity",
                "Reduces add up, and what was traded before is not given back.",
                book -> {
                    book.buy(1, 100, 10).accepted();
                    book.sell(2, 100, 4).accepted().traded(1, 100, 4);
                    book.reduce(1, 1).reduced(BUY, 100, 5);
                    book.reduce(1, 2).reduced(BUY, 100, 3);
                    book.sell(3, 100, 1).accepted().traded(1, 100, 1);
                    book.reduce(1, 1).reduced(BUY, 100, 1);
                    book.cancel(1).cancelled(BUY, 100, 1);
                    book.empty();
                });
        cases.add(
                "reduce-ignores-side-and-price",
                "The fields of a reduce other than id and quantity do not matter.",
                book -> {
                    int junk = CommandType.REDUCE | 0xEE << 8 | 0xDD << 16 | 0xCC << 24;
                    book.sell(1, 100, 5).accepted();
                    book.raw(junk, 1, Long.MAX_VALUE, 2).reduced(SELL, 100, 3);
                    book.raw(junk, 1, Long.MIN_VALUE, 3).cancelled(SELL, 100, 3);
                    book.empty();
                });
    }

    private static void reduceEnds(CaseList cases) {
        cases.add(
                "reduce-to-zero-cancels",
                "Taking off all that is open, or more, cancels the order with what was open.",
                book -> {
                    book.buy(1, 100, 5).accepted();
                    book.buy(2, 100, 6).accepted();
                    book.buy(3, 100, 7).accepted();
                    book.reduce(2, 6).cancelled(BUY, 100, 6);
                    book.reduce(1, 6).cancelled(BUY, 100, 5);
                    book.best(100, NONE).orders(1);
                    book.reduce(3, QUANTITY_MAX).cancelled(BUY, 100, 7);
                    book.empty();
                    book.reduce(3, 1).rejected(UNKNOWN_ORDER);
                });
        cases.add(
                "reduce-to-zero-of-the-best-leaves-no-phantom-level",
                "When a reduce cancels the best level's last order, the next level is the best.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    book.sell(2, 102, 5).accepted();
                    book.reduce(1, 5).cancelled(SELL, 100, 5);
                    book.best(NONE, 102).orders(1);
                    book.buy(3, 101, 1).accepted();
                    book.best(101, 102).orders(2);
                });
        cases.add(
                "reduce-of-a-gone-order-is-rejected",
                "A reduce of an unknown, cancelled or filled order is rejected.",
                book -> {
                    book.reduce(1, 1).rejected(UNKNOWN_ORDER);
                    book.sell(1, 100, 5).accepted();
                    book.cancel(1).cancelled(SELL, 100, 5);
                    book.reduce(1, 1).rejected(UNKNOWN_ORDER);
                    book.sell(2, 100, 5).accepted();
                    book.buy(3, 100, 5).accepted().traded(2, 100, 5);
                    book.reduce(2, 1).rejected(UNKNOWN_ORDER);
                    book.reduce(3, 1).rejected(UNKNOWN_ORDER);
                    book.empty();
                });
    }
}
