package dev.dyno.workloads.matching.conformance;

import static dev.dyno.contracts.matching.OrderBookCapability.ANY_ORDER_ID;
import static dev.dyno.contracts.matching.OrderBookCapability.DEPTH;
import static dev.dyno.contracts.matching.OrderBookCapability.NEGATIVE_PRICES;
import static dev.dyno.contracts.matching.OrderBookCapability.REDUCE;
import static dev.dyno.contracts.matching.OrderBookCapability.REPLACE;
import static dev.dyno.contracts.matching.Prices.PRICE_TICKS_MAX;
import static dev.dyno.contracts.matching.Prices.QUANTITY_MAX;
import static dev.dyno.contracts.matching.Reason.BOOK_FULL;
import static dev.dyno.contracts.matching.Reason.DUPLICATE_ORDER_ID;
import static dev.dyno.contracts.matching.Reason.UNKNOWN_ORDER;
import static dev.dyno.contracts.matching.Side.BUY;
import static dev.dyno.contracts.matching.Side.SELL;
import static dev.dyno.workloads.matching.conformance.BookDriver.NONE;
import static dev.dyno.workloads.matching.conformance.PriceLevel.level;

/** Extreme ids, prices and quantities; large, wide and long-lived books. */
final class RangeCases {
    private RangeCases() {}

    static void addTo(CaseList cases) {
        ids(cases);
        prices(cases);
        priceJumps(cases);
        quantities(cases);
        largeLevels(cases.ofOrders(10_000));
        wideBooks(cases.ofOrders(10_000));
        longLives(cases);
        clears(cases);
    }

    private static void ids(CaseList cases) {
        cases.requiring(ANY_ORDER_ID)
                .add(
                        "any-64-bit-value-is-an-id",
                        "Zero, minus one and the extremes are ids like any other.",
                        book -> {
                            long[] ids = {0, -1, 1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32, -2};
                            for (long id : ids) {
                                book.cancel(id).rejected(UNKNOWN_ORDER);
                                book.sell(id, 100, 2).accepted();
                                book.sell(id, 100, 2).rejected(DUPLICATE_ORDER_ID);
                            }
                            book.orders(ids.length);
                            book.buy(2, 100, 2 * ids.length - 1).accepted();
                            for (int index = 0; index < ids.length - 1; index++) {
                                book.traded(ids[index], 100, 2);
                            }
                            book.traded(-2, 100, 1);
                            book.cancel(-2).cancelled(SELL, 100, 1);
                            for (long id : ids) {
                                book.cancel(id).rejected(UNKNOWN_ORDER);
                            }
                            book.empty();
                        });
        cases.ofOrders(2000)
                .add(
                        "ids-with-equal-low-bits-are-told-apart",
                        "Ids that differ in their high bits only are different orders.",
                        book -> scatteredIds(book, 1000, 1L << 40));
        cases.ofOrders(2000)
                .add(
                        "deleted-ids-hide-no-others",
                        "After many cancels every id that is left is found and no other.",
                        book -> scatteredIds(book, 2000, 1));
    }

    /** Enters many orders, cancels every second, and asks for each. */
    private static void scatteredIds(BookDriver book, int count, long stride) {
        for (int index = 1; index <= count; index++) {
            book.buy(index * stride, 100 + index % 7, index).accepted();
        }
        for (int index = 1; index <= count; index += 2) {
            book.cancel(index * stride).cancelled(BUY, 100 + index % 7, index);
        }
        book.orders(count / 2);
        for (int index = 1; index <= count; index++) {
            if (index % 2 == 0) {
                book.sell(index * stride, 200, 1).rejected(DUPLICATE_ORDER_ID);
            } else {
                book.cancel(index * stride).rejected(UNKNOWN_ORDER);
            }
        }
        for (int index = count; index >= 1; index--) {
            if (index % 2 == 0) {
                book.cancel(index * stride).cancelled(BUY, 100 + index % 7, index);
            }
        }
        book.empty();
    }

    private static void prices(CaseList cases) {
        cases.add(
                "largest-and-smallest-positive-price",
                "Orders rest and trade at one tick and at the largest price.",
                book -> {
                    book.buy(1, 1, 5).accepted();
                    book.sell(2, PRICE_TICKS_MAX, 5).accepted();
                    book.best(1, PRICE_TICKS_MAX).orders(2);
                    book.buy(3, PRICE_TICKS_MAX, 7).accepted().traded(2, PRICE_TICKS_MAX, 5);
                    book.best(PRICE_TICKS_MAX, NONE);
                    book.sell(4, 1, 9).accepted().traded(3, PRICE_TICKS_MAX, 2).traded(1, 1, 5);
                    book.best(NONE, 1).orders(1);
                });
        cases.requiring(NEGATIVE_PRICES)
                .add(
                        "prices-are-signed",
                        "Negative prices and zero are prices, ordered as numbers.",
                        book -> {
                            book.sell(1, 1, 1).accepted();
                            book.sell(2, -1, 1).accepted();
                            book.sell(3, 0, 1).accepted();
                            book.buy(4, -2, 1).accepted();
                            book.best(-2, -1).orders(4);
                            book.buy(5, 1, 3).accepted();
                            book.traded(2, -1, 1).traded(3, 0, 1).traded(1, 1, 1);
                            book.sell(6, -5, 1).accepted().traded(4, -2, 1);
                            book.empty();
                        });
        cases.requiring(NEGATIVE_PRICES)
                .add(
                        "both-price-limits-hold-orders",
                        "Orders rest, trade and are cancelled at both ends of the price range.",
                        book -> {
                            long max = PRICE_TICKS_MAX;
                            book.buy(1, -max, 5).accepted();
                            book.buy(2, -max + 1, 5).accepted();
                            book.sell(3, max, 5).accepted();
                            book.sell(4, max - 1, 5).accepted();
                            book.best(-max + 1, max - 1).orders(4);
                            book.cancel(2).cancelled(BUY, -max + 1, 5);
                            book.cancel(4).cancelled(SELL, max - 1, 5);
                            book.best(-max, max).orders(2);
                            book.sell(5, -max, 6).accepted().traded(1, -max, 5);
                            book.best(NONE, -max).orders(2);
                            book.buy(6, max, 9).accepted().traded(5, -max, 1).traded(3, max, 5);
                            book.best(max, NONE).orders(1);
                        });
    }

    private static void priceJumps(CaseList cases) {
        cases.add(
                "levels-far-apart-are-found-in-order",
                "Levels that lie 2^33 ticks apart are swept best first in both directions.",
                book -> {
                    int levels = 30;
                    for (int index = 0; index < levels; index++) {
                        int shuffled = index * 7 % levels;
                        book.sell(1 + shuffled, 100 + ((long) shuffled << 33), 2).accepted();
                    }
                    book.buy(100, PRICE_TICKS_MAX, 2L * levels - 1).accepted();
                    for (int index = 0; index < levels - 1; index++) {
                        book.traded(1 + index, 100 + ((long) index << 33), 2);
                    }
                    long last = 100 + ((levels - 1L) << 33);
                    book.traded(levels, last, 1);
                    book.best(NONE, last).orders(1);
                    book.sell(101, 50, 1).accepted();
                    book.best(NONE, 50);
                });
        cases.add(
                "price-drifts-far-and-back",
                "A book whose prices drift far away in steps of any size, and back, stays right.",
                book -> {
                    long[] strides = {1, 63, 64, 65, 4096, 1 << 20, -(1 << 20), -4096, -65, -1};
                    long price = 100_000;
                    book.buy(1, price - 1, 1).accepted();
                    book.sell(2, price + 1, 1).accepted();
                    for (long stride : strides) {
                        for (int step = 0; step < 300; step++) {
                            drift(book, price, price + stride);
                            price += stride;
                        }
                    }
                    book.buy(3, price + 1, 2).accepted().traded(2, price + 1, 1);
                    book.best(price + 1, NONE).orders(2);
                });
    }

    /** Moves the one bid and the one ask of a book from around one price to around another. */
    private static void drift(BookDriver book, long from, long to) {
        if (to < from) {
            book.cancel(1).cancelled(BUY, from - 1, 1);
            book.buy(1, to - 1, 1).accepted();
            book.cancel(2).cancelled(SELL, from + 1, 1);
            book.sell(2, to + 1, 1).accepted();
        } else {
            book.cancel(2).cancelled(SELL, from + 1, 1);
            book.sell(2, to + 1, 1).accepted();
            book.cancel(1).cancelled(BUY, from - 1, 1);
            book.buy(1, to - 1, 1).accepted();
        }
        book.best(to - 1, to + 1).orders(2);
    }

    private static void quantities(CaseList cases) {
        cases.add(
                "largest-quantity-rests-and-trades",
                "Quantities above 31 bits are neither cut nor negative.",
                book -> {
                    book.sell(1, 100, QUANTITY_MAX).accepted();
                    book.buy(2, 100, 1L << 31).accepted().traded(1, 100, 1L << 31);
                    book.buy(3, 99, QUANTITY_MAX).accepted();
                    book.cancel(1).cancelled(SELL, 100, (1L << 31) - 1);
                    book.sell(4, 99, QUANTITY_MAX).accepted().traded(3, 99, QUANTITY_MAX);
                    book.empty();
                });
        cases.add(
                "one-taker-fills-many-up-to-the-largest-quantity",
                "A taker of the largest quantity fills makers until it is used up exactly.",
                book -> {
                    long half = 1L << 31;
                    book.buy(1, 100, half).accepted();
                    book.buy(2, 100, half).accepted();
                    book.buy(3, 100, half).accepted();
                    book.sell(4, 100, QUANTITY_MAX).accepted();
                    book.traded(1, 100, half).traded(2, 100, half - 1);
                    book.sell(5, 100, QUANTITY_MAX).accepted();
                    book.traded(2, 100, 1).traded(3, 100, half);
                    book.best(NONE, 100).orders(1);
                    book.cancel(5).cancelled(SELL, 100, half - 2);
                });
        cases.requiring(DEPTH)
                .add(
                        "level-total-exceeds-32-bits",
                        "The sum of a level is exact beyond what 32 bits hold.",
                        book -> {
                            for (int id = 1; id <= 5; id++) {
                                book.sell(id, 100, QUANTITY_MAX).accepted();
                                book.quantityAt(SELL, 100, id * QUANTITY_MAX);
                            }
                            book.levels(SELL, level(100, 5 * QUANTITY_MAX));
                            book.cancel(3).cancelled(SELL, 100, QUANTITY_MAX);
                            book.buy(6, 100, 7).accepted().traded(1, 100, 7);
                            book.levels(SELL, level(100, 4 * QUANTITY_MAX - 7));
                        });
        cases.requiring(REDUCE)
                .add(
                        "largest-quantity-is-reduced",
                        "A reduce of a quantity above 31 bits is exact.",
                        book -> {
                            book.buy(1, 100, QUANTITY_MAX).accepted();
                            book.reduce(1, QUANTITY_MAX - 1).reduced(BUY, 100, 1);
                            book.buy(2, 100, QUANTITY_MAX).accepted();
                            book.reduce(2, 1).reduced(BUY, 100, QUANTITY_MAX - 1);
                            book.reduce(2, QUANTITY_MAX).cancelled(BUY, 100, QUANTITY_MAX - 1);
                            book.orders(1);
                        });
    }

    private static void largeLevels(CaseList cases) {
        cases.add(
                "ten-thousand-orders-at-one-level",
                "A long queue keeps its order through cancels all over it and a sweep.",
                book -> {
                    int count = 10_000;
                    for (int id = 1; id <= count; id++) {
                        book.sell(id, 100, id).accepted();
                    }
                    book.orders(count);
                    long left = 0;
                    for (int id = count; id >= 1; id--) {
                        if (id % 3 == 0) {
                            book.cancel(id).cancelled(SELL, 100, id);
                        } else {
                            left += id;
                        }
                    }
                    book.buy(count + 1, 100, left - 1).accepted();
                    for (int id = 1; id <= count; id++) {
                        if (id % 3 != 0) {
                            book.traded(id, 100, id == count ? id - 1 : id);
                        }
                    }
                    book.best(NONE, 100).orders(1);
                    book.cancel(count).cancelled(SELL, 100, 1);
                    book.empty();
                });
        cases.add(
                "long-queue-is-drained-by-small-takers",
                "Each of many takers trades with the head that the one before left.",
                book -> {
                    int count = 3000;
                    for (int id = 1; id <= count; id++) {
                        book.buy(id, 100, 2).accepted();
                    }
                    for (int taker = 1; taker < count; taker++) {
                        book.sell(count + taker, 100, 2).accepted();
                        if (taker == 1) {
                            book.traded(1, 100, 2);
                            book.sell(9999, 100, 1).accepted().traded(2, 100, 1);
                        } else {
                            book.traded(taker, 100, 1).traded(taker + 1, 100, 1);
                        }
                    }
                    book.best(100, NONE).orders(1);
                });
    }

    private static void wideBooks(CaseList cases) {
        cases.add(
                "wide-ladder-is-swept-level-by-level",
                "Thousands of levels on either side are found best first, with gaps between them.",
                book -> {
                    int levels = 5000;
                    long middle = 500_000;
                    for (int index = 1; index <= levels; index++) {
                        long distance = index * 7L;
                        book.buy(2L * index, middle - distance, 1).accepted();
                        book.sell(2 * index + 1, middle + distance, 1).accepted();
                    }
                    book.best(middle - 7, middle + 7).orders(2 * levels);
                    for (int index = 2; index <= levels; index += 2) {
                        book.cancel(2L * index).cancelled(BUY, middle - index * 7L, 1);
                    }
                    book.sell(1, 1, levels).accepted();
                    for (int index = 1; index <= levels; index += 2) {
                        book.traded(2L * index, middle - index * 7L, 1);
                    }
                    book.best(NONE, 1).orders(levels + 1);
                    book.buy(2, middle + levels * 7L, levels).accepted();
                    book.traded(1, 1, levels / 2);
                    for (int index = 1; index <= levels / 2; index++) {
                        book.traded(2 * index + 1, middle + index * 7L, 1);
                    }
                    book.best(NONE, middle + (levels / 2 + 1) * 7L).orders(levels / 2);
                });
        cases.add(
                "best-walks-down-a-wide-ladder",
                "Cancelling the best again and again uncovers each next level, over any gap.",
                book -> {
                    int levels = 2000;
                    for (int index = 1; index <= levels; index++) {
                        book.buy(index, (long) index * index, index).accepted();
                    }
                    for (int index = levels; index >= 2; index--) {
                        book.cancel(index).cancelled(BUY, (long) index * index, index);
                        book.best((index - 1L) * (index - 1L), NONE);
                    }
                    book.orders(1);
                });
    }

    private static void longLives(CaseList cases) {
        cases.ofOrders(4)
                .add(
                        "places-of-gone-orders-are-used-again",
                        "However orders leave, the book holds its full number ever after.",
                        book -> {
                            for (int round = 0; round < 500; round++) {
                                book.buy(1, 100, 2).accepted();
                                book.buy(2, 101, 2).accepted();
                                book.sell(3, 103, 2).accepted();
                                book.sell(4, 102 + round % 2, 2).accepted();
                                book.buy(5, 99, 1).rejected(BOOK_FULL);
                                book.cancel(1 + round % 2).cancelled(BUY, 100 + round % 2, 2);
                                book.sell(5, 100, 2).accepted();
                                book.traded(2 - round % 2, 101 - round % 2, 2);
                                book.buy(6, 103, 5).accepted();
                                if (round % 2 == 0) {
                                    book.traded(4, 102, 2).traded(3, 103, 2);
                                } else {
                                    book.traded(3, 103, 2).traded(4, 103, 2);
                                }
                                book.cancel(6).cancelled(BUY, 103, 1);
                                book.empty();
                            }
                        });
        cases.ofOrders(4)
                .requiring(REDUCE, REPLACE)
                .add(
                        "places-are-used-again-after-reduces-and-replaces",
                        "Reduces to zero and replaces neither lose nor gain room.",
                        book -> {
                            for (int round = 0; round < 500; round++) {
                                for (int id = 1; id <= 4; id++) {
                                    book.buy(id, 96 + id, 2).accepted();
                                }
                                book.replace(1, 90, 3).requeued(BUY);
                                book.replace(2, 98, 3).requeued(BUY);
                                book.sell(5, 100, 1).rejected(BOOK_FULL);
                                book.reduce(3, 2).cancelled(BUY, 99, 2);
                                book.sell(5, 110, 2).accepted();
                                book.replace(5, 100, 2).requeued(SELL).traded(4, 100, 2);
                                book.reduce(1, 3).cancelled(BUY, 90, 3);
                                book.cancel(2).cancelled(BUY, 98, 3);
                                book.empty();
                            }
                        });
    }

    private static void clears(CaseList cases) {
        cases.add(
                "clear-empties-the-book",
                "After clear there are no orders, no best prices and no known ids.",
                book -> {
                    book.clear().empty();
                    book.buy(1, 99, 5).accepted();
                    book.sell(2, 101, 5).accepted();
                    book.buy(3, 99, 5).accepted();
                    book.clear().empty();
                    for (int id = 1; id <= 3; id++) {
                        book.cancel(id).rejected(UNKNOWN_ORDER);
                    }
                    book.clear().empty();
                });
        cases.ofOrders(4)
                .add(
                        "cleared-book-answers-as-a-new-one",
                        "After clear a book answers the same commands as a book just made.",
                        book -> {
                            tour(book);
                            for (int round = 0; round < 3; round++) {
                                book.clear();
                                tour(book);
                            }
                            BookDriver fresh = book.another();
                            tour(fresh);
                            book.best(98, 99).orders(4);
                            fresh.best(98, 99).orders(4);
                        });
    }

    private static void tour(BookDriver book) {
        book.empty();
        book.buy(1, 100, 5).accepted();
        book.sell(2, 1 + (1L << 35), 5).accepted();
        book.buy(3, 100, 5).accepted();
        book.sell(4, 99, 7).accepted().traded(1, 100, 5).traded(3, 100, 2);
        book.cancel(3).cancelled(BUY, 100, 3);
        book.sell(5, 99, 1).accepted();
        book.buy(6, 98, 1).accepted();
        book.buy(7, 98, 1).accepted();
        book.buy(8, 98, 1).rejected(BOOK_FULL);
    }
}
