package dev.dyno.workloads.matching.conformance;

import static dev.dyno.contracts.matching.Reason.UNKNOWN_ORDER;
import static dev.dyno.contracts.matching.Side.BUY;
import static dev.dyno.contracts.matching.Side.SELL;
import static dev.dyno.workloads.matching.conformance.BookDriver.NONE;

/** Limit orders: who trades with whom, at which price, in which order, and what remains. */
final class PriorityCases {
    private PriorityCases() {}

    static void addTo(CaseList cases) {
        resting(cases);
        bestPriceFirst(cases);
        oldestFirst(cases);
        partialFills(cases);
        sweeps(cases);
        filledMakers(cases);
        reusedIds(cases);
    }

    private static void resting(CaseList cases) {
        cases.add(
                "limit-rests-when-nothing-crosses",
                "A limit order that crosses nothing is accepted and rests with its quantity.",
                book -> {
                    book.empty();
                    book.buy(1, 99, 5).accepted();
                    book.best(99, NONE).orders(1);
                    book.sell(2, 101, 7).accepted();
                    book.best(99, 101).orders(2);
                    book.cancel(2).cancelled(SELL, 101, 7);
                    book.cancel(1).cancelled(BUY, 99, 5);
                    book.empty();
                });
        cases.add(
                "one-tick-apart-rests",
                "A bid one tick below an ask does not trade.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    book.buy(2, 99, 5).accepted();
                    book.sell(3, 100, 5).accepted();
                    book.best(99, 100).orders(3);
                });
        cases.add(
                "equal-prices-trade",
                "A bid at the price of an ask trades, from either side.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    book.buy(2, 100, 5).accepted().traded(1, 100, 5);
                    book.empty();
                    book.buy(3, 100, 5).accepted();
                    book.sell(4, 100, 5).accepted().traded(3, 100, 5);
                    book.empty();
                });
    }

    private static void bestPriceFirst(CaseList cases) {
        cases.add(
                "lowest-ask-trades-first",
                "A buy order trades with the lowest ask, whenever that came.",
                book -> {
                    book.sell(1, 102, 5).accepted();
                    book.sell(2, 100, 5).accepted();
                    book.sell(3, 101, 5).accepted();
                    book.buy(4, 102, 5).accepted().traded(2, 100, 5);
                    book.buy(5, 102, 5).accepted().traded(3, 101, 5);
                    book.buy(6, 102, 5).accepted().traded(1, 102, 5);
                    book.empty();
                });
        cases.add(
                "highest-bid-trades-first",
                "A sell order trades with the highest bid, whenever that came.",
                book -> {
                    book.buy(1, 98, 5).accepted();
                    book.buy(2, 100, 5).accepted();
                    book.buy(3, 99, 5).accepted();
                    book.sell(4, 98, 5).accepted().traded(2, 100, 5);
                    book.sell(5, 98, 5).accepted().traded(3, 99, 5);
                    book.sell(6, 98, 5).accepted().traded(1, 98, 5);
                    book.empty();
                });
        cases.add(
                "buyer-pays-the-makers-price",
                "A buy order above the ask trades at the ask's price, not at its own.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    book.buy(2, 110, 5).accepted().traded(1, 100, 5);
                    book.empty();
                });
        cases.add(
                "seller-gets-the-makers-price",
                "A sell order below the bid trades at the bid's price, not at its own.",
                book -> {
                    book.buy(1, 100, 5).accepted();
                    book.sell(2, 90, 5).accepted().traded(1, 100, 5);
                    book.empty();
                });
    }

    private static void oldestFirst(CaseList cases) {
        cases.add(
                "oldest-ask-at-a-price-trades-first",
                "Among equal asks the one that has rested longest trades first, not the largest"
                        + " or the one with the smallest id.",
                book -> {
                    book.sell(9, 100, 1).accepted();
                    book.sell(5, 100, 8).accepted();
                    book.sell(7, 100, 2).accepted();
                    book.buy(10, 100, 1).accepted().traded(9, 100, 1);
                    book.buy(11, 100, 9).accepted().traded(5, 100, 8).traded(7, 100, 1);
                    book.buy(12, 100, 1).accepted().traded(7, 100, 1);
                    book.empty();
                });
        cases.add(
                "oldest-bid-at-a-price-trades-first",
                "Among equal bids the one that has rested longest trades first.",
                book -> {
                    book.buy(9, 100, 1).accepted();
                    book.buy(5, 100, 8).accepted();
                    book.buy(7, 100, 2).accepted();
                    book.sell(10, 100, 3).accepted().traded(9, 100, 1).traded(5, 100, 2);
                    book.sell(11, 100, 7).accepted().traded(5, 100, 6).traded(7, 100, 1);
                    book.cancel(7).cancelled(BUY, 100, 1);
                    book.empty();
                });
        cases.add(
                "queues-of-two-levels-stay-apart",
                "Orders that arrive in turns at two prices keep the order of arrival at each.",
                book -> {
                    for (int id = 1; id <= 8; id++) {
                        book.sell(id, 100 + id % 2, 1).accepted();
                    }
                    book.buy(10, 101, 8).accepted();
                    book.traded(2, 100, 1).traded(4, 100, 1).traded(6, 100, 1).traded(8, 100, 1);
                    book.traded(1, 101, 1).traded(3, 101, 1).traded(5, 101, 1).traded(7, 101, 1);
                    book.empty();
                });
    }

    private static void partialFills(CaseList cases) {
        cases.add(
                "partly-filled-maker-stays-at-the-head",
                "A maker that is filled in part keeps its place with what is left.",
                book -> {
                    book.sell(1, 100, 10).accepted();
                    book.sell(2, 100, 10).accepted();
                    book.buy(3, 100, 4).accepted().traded(1, 100, 4);
                    book.best(NONE, 100).orders(2);
                    book.buy(4, 100, 8).accepted().traded(1, 100, 6).traded(2, 100, 2);
                    book.orders(1);
                    book.cancel(2).cancelled(SELL, 100, 8);
                    book.empty();
                });
        cases.add(
                "rest-of-taker-rests-at-its-own-price",
                "What a limit order could not trade rests at its limit, not at the last price.",
                book -> {
                    book.sell(1, 100, 4).accepted();
                    book.buy(2, 105, 10).accepted().traded(1, 100, 4);
                    book.best(105, NONE).orders(1);
                    book.buy(3, 105, 1).accepted();
                    book.sell(4, 105, 7).accepted().traded(2, 105, 6).traded(3, 105, 1);
                    book.empty();
                });
        cases.add(
                "former-taker-becomes-a-maker",
                "The rest of a taker trades later as a maker, at its own price.",
                book -> {
                    book.buy(1, 100, 4).accepted();
                    book.sell(2, 95, 10).accepted().traded(1, 100, 4);
                    book.best(NONE, 95);
                    book.buy(3, 120, 6).accepted().traded(2, 95, 6);
                    book.empty();
                });
        cases.add(
                "exact-fill-leaves-nothing",
                "A taker and a maker of equal size are both gone after the trade.",
                book -> {
                    book.buy(1, 100, 7).accepted();
                    book.sell(2, 100, 7).accepted().traded(1, 100, 7);
                    book.empty();
                    book.cancel(1).rejected(UNKNOWN_ORDER);
                    book.cancel(2).rejected(UNKNOWN_ORDER);
                });
        cases.add(
                "many-small-takers-drain-one-maker",
                "A large maker shrinks by each trade until it is gone.",
                book -> {
                    book.buy(1, 100, 20).accepted();
                    for (int taker = 0; taker < 20; taker++) {
                        book.orders(1);
                        book.sell(2 + taker, 100, 1).accepted().traded(1, 100, 1);
                    }
                    book.empty();
                });
    }

    private static void sweeps(CaseList cases) {
        cases.add(
                "sweep-takes-levels-best-first",
                "A large order trades level by level from the best price on.",
                book -> {
                    book.sell(1, 103, 3).accepted();
                    book.sell(2, 101, 1).accepted();
                    book.sell(3, 102, 2).accepted();
                    book.sell(4, 101, 1).accepted();
                    book.buy(5, 103, 6).accepted();
                    book.traded(2, 101, 1).traded(4, 101, 1).traded(3, 102, 2).traded(1, 103, 2);
                    book.best(NONE, 103).orders(1);
                    book.cancel(1).cancelled(SELL, 103, 1);
                });
        cases.add(
                "sweep-stops-at-the-limit",
                "A sweep takes nothing beyond its limit, and its rest becomes the best price.",
                book -> {
                    book.buy(1, 100, 1).accepted();
                    book.buy(2, 99, 1).accepted();
                    book.buy(3, 98, 1).accepted();
                    book.sell(4, 99, 5).accepted().traded(1, 100, 1).traded(2, 99, 1);
                    book.best(98, 99).orders(2);
                    book.cancel(4).cancelled(SELL, 99, 3);
                    book.best(98, NONE).orders(1);
                });
        cases.add(
                "sweep-clears-a-side-then-rests",
                "A sweep that takes the whole other side rests with what is left.",
                book -> {
                    book.sell(1, 100, 1).accepted();
                    book.sell(2, 150, 1).accepted();
                    book.buy(3, 200, 5).accepted().traded(1, 100, 1).traded(2, 150, 1);
                    book.best(200, NONE).orders(1);
                    book.sell(4, 200, 3).accepted().traded(3, 200, 3);
                    book.empty();
                });
        cases.add(
                "takers-alternate-sides",
                "Takers from both sides in turn leave the right order at the top each time.",
                book -> {
                    book.buy(1, 99, 2).accepted();
                    book.sell(2, 101, 2).accepted();
                    book.buy(3, 101, 3).accepted().traded(2, 101, 2);
                    book.best(101, NONE);
                    book.sell(4, 99, 4).accepted().traded(3, 101, 1).traded(1, 99, 2);
                    book.best(NONE, 99);
                    book.buy(5, 98, 1).accepted();
                    book.best(98, 99);
                    book.buy(6, 99, 2).accepted().traded(4, 99, 1);
                    book.best(99, NONE).orders(2);
                });
    }

    private static void filledMakers(CaseList cases) {
        cases.add(
                "filled-best-uncovers-the-next-level",
                "When the last order of the best level is filled, the next level is the best.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    book.sell(2, 103, 5).accepted();
                    book.buy(3, 100, 5).accepted().traded(1, 100, 5);
                    book.best(NONE, 103).orders(1);
                    book.buy(4, 102, 5).accepted();
                    book.best(102, 103).orders(2);
                });
        cases.add(
                "filled-maker-is-gone",
                "A filled maker can be neither cancelled nor traded with again.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    book.buy(2, 100, 5).accepted().traded(1, 100, 5);
                    book.cancel(1).rejected(UNKNOWN_ORDER);
                    book.buy(3, 100, 1).accepted();
                    book.best(100, NONE).orders(1);
                });
        cases.add(
                "filled-makers-place-is-not-confused",
                "An id of a filled order does not reach the order that came after it.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    book.buy(2, 100, 5).accepted().traded(1, 100, 5);
                    book.sell(3, 100, 4).accepted();
                    book.cancel(1).rejected(UNKNOWN_ORDER);
                    book.cancel(2).rejected(UNKNOWN_ORDER);
                    book.buy(4, 100, 4).accepted().traded(3, 100, 4);
                    book.empty();
                });
        cases.add(
                "emptied-level-opens-again",
                "A level that was emptied by trades takes new orders in a fresh queue.",
                book -> {
                    for (int round = 0; round < 3; round++) {
                        int id = 1 + 4 * round;
                        book.buy(id, 100, 2).accepted();
                        book.buy(id + 1, 100, 3).accepted();
                        book.sell(id + 2, 100, 5).accepted();
                        book.traded(id, 100, 2).traded(id + 1, 100, 3);
                        book.empty();
                    }
                });
    }

    private static void reusedIds(CaseList cases) {
        cases.add(
                "id-is-free-after-a-fill",
                "The id of a filled order may be used again, on either side.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    book.buy(2, 100, 5).accepted().traded(1, 100, 5);
                    book.buy(1, 98, 3).accepted();
                    book.buy(2, 99, 3).accepted();
                    book.best(99, NONE).orders(2);
                    book.sell(3, 98, 6).accepted().traded(2, 99, 3).traded(1, 98, 3);
                    book.empty();
                });
        cases.add(
                "id-is-free-after-a-cancel",
                "The id of a cancelled order may be used again and starts at the end of its queue.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    book.sell(2, 100, 5).accepted();
                    book.cancel(1).cancelled(SELL, 100, 5);
                    book.sell(1, 100, 6).accepted();
                    book.buy(3, 100, 11).accepted().traded(2, 100, 5).traded(1, 100, 6);
                    book.empty();
                });
        cases.add(
                "id-of-a-filled-taker-is-free",
                "An order that was filled on arrival never rested, so its id is free at once.",
                book -> {
                    book.sell(1, 100, 10).accepted();
                    book.buy(2, 100, 3).accepted().traded(1, 100, 3);
                    book.buy(2, 100, 3).accepted().traded(1, 100, 3);
                    book.buy(2, 99, 3).accepted();
                    book.best(99, 100).orders(2);
                });
    }
}
