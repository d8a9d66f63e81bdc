package dev.dyno.workloads.matching.conformance;

import static dev.dyno.contracts.matching.OrderBookCapability.IOC;
import static dev.dyno.contracts.matching.OrderBookCapability.MARKET;
import static dev.dyno.contracts.matching.OrderBookCapability.POST_ONLY;
import static dev.dyno.contracts.matching.OrderBookCapability.REDUCE;
import static dev.dyno.contracts.matching.OrderBookCapability.REPLACE;
import static dev.dyno.contracts.matching.Prices.PRICE_TICKS_MAX;
import static dev.dyno.contracts.matching.Prices.QUANTITY_MAX;
import static dev.dyno.contracts.matching.Reason.BOOK_FULL;
import static dev.dyno.contracts.matching.Reason.DUPLICATE_ORDER_ID;
import static dev.dyno.contracts.matching.Reason.PRICE_OUT_OF_RANGE;
import static dev.dyno.contracts.matching.Reason.QUANTITY_OUT_OF_RANGE;
import static dev.dyno.contracts.matching.Reason.UNKNOWN_COMMAND;
import static dev.dyno.contracts.matching.Reason.UNKNOWN_ORDER;
import static dev.dyno.contracts.matching.Reason.UNKNOWN_ORDER_TYPE;
import static dev.dyno.contracts.matching.Reason.UNKNOWN_SIDE;
import static dev.dyno.contracts.matching.Reason.WOULD_TRADE;
import static dev.dyno.contracts.matching.Side.BUY;
import static dev.dyno.contracts.matching.Side.SELL;
import static dev.dyno.workloads.matching.conformance.BookDriver.NONE;

import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.OrderType;

/** Malformed, duplicate and stale commands: which reason is given, and that nothing changes. */
final class RejectCases {
    private static final int FIELD_MAX = 255;
    private static final long[] BAD_QUANTITIES = {
        0, -1, QUANTITY_MAX + 1, QUANTITY_MAX + 2, 1L << 33, Long.MAX_VALUE, Long.MIN_VALUE
    };
    private static final long[] BAD_PRICES = {
        PRICE_TICKS_MAX + 1,
        -PRICE_TICKS_MAX - 1,
        1L << 41,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1
    };

    private RejectCases() {}

    static void addTo(CaseList cases) {
        unknownFields(cases);
        ranges(cases);
        duplicates(cases);
        fullBook(cases.ofOrders(4));
        fullBookTypes(cases.ofOrders(4));
        precedence(cases);
        replaceAndReducePrecedence(cases);
        echoes(cases);
    }

    private static void unknownFields(CaseList cases) {
        cases.add(
                "unknown-command-type-is-rejected",
                "A command of any type outside the contract is rejected, whatever its fields say.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    for (int type = CommandType.COUNT; type <= FIELD_MAX; type++) {
                        book.raw(type, 1, 100, 5).rejected(UNKNOWN_COMMAND);
                        book.raw(type | SELL << 8, 2, 100, 5).rejected(UNKNOWN_COMMAND);
                        book.raw(type | 0xFF << 8, 3, 0, -1).rejected(UNKNOWN_COMMAND);
                    }
                    book.best(NONE, 100).orders(1);
                });
        cases.add(
                "unknown-side-is-rejected",
                "A new order with a side other than buy or sell is rejected.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    for (int side = SELL + 1; side <= FIELD_MAX; side++) {
                        book.enter(side, OrderType.LIMIT, 2, 100, 5).rejected(UNKNOWN_SIDE);
                    }
                    book.best(NONE, 100).orders(1);
                });
        cases.add(
                "unknown-order-type-is-rejected",
                "A new order of any type outside the contract is rejected.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    for (int type = OrderType.COUNT; type <= FIELD_MAX; type++) {
                        book.enter(BUY, type, 2, 100, 5).rejected(UNKNOWN_ORDER_TYPE);
                    }
                    book.best(NONE, 100).orders(1);
                });
    }

    private static void ranges(CaseList cases) {
        cases.add(
                "new-quantity-out-of-range-is-rejected",
                "Zero, negative and more than 32 bits of quantity are rejected.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    for (long quantity : BAD_QUANTITIES) {
                        book.buy(2, 100, quantity).rejected(QUANTITY_OUT_OF_RANGE);
                        book.sell(2, 100, quantity).rejected(QUANTITY_OUT_OF_RANGE);
                    }
                    book.best(NONE, 100).orders(1);
                    book.cancel(2).rejected(UNKNOWN_ORDER);
                });
        cases.add(
                "new-price-out-of-range-is-rejected",
                "Prices beyond the largest in either direction are rejected.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    for (long price : BAD_PRICES) {
                        book.buy(2, price, 5).rejected(PRICE_OUT_OF_RANGE);
                        book.sell(2, price, 5).rejected(PRICE_OUT_OF_RANGE);
                    }
                    book.best(NONE, 100).orders(1);
                    book.cancel(2).rejected(UNKNOWN_ORDER);
                });
        cases.requiring(REPLACE)
                .add(
                        "replace-out-of-range-is-rejected",
                        "A replace to a quantity or price out of range is rejected.",
                        book -> {
                            book.sell(1, 100, 5).accepted();
                            for (long quantity : BAD_QUANTITIES) {
                                book.replace(1, 101, quantity).rejected(QUANTITY_OUT_OF_RANGE);
                            }
                            for (long price : BAD_PRICES) {
                                book.replace(1, price, 6).rejected(PRICE_OUT_OF_RANGE);
                            }
                            book.cancel(1).cancelled(SELL, 100, 5);
                        });
        cases.requiring(REDUCE)
                .add(
                        "reduce-out-of-range-is-rejected",
                        "A reduce by a quantity out of range is rejected.",
                        book -> {
                            book.sell(1, 100, 5).accepted();
                            for (long quantity : BAD_QUANTITIES) {
                                book.reduce(1, quantity).rejected(QUANTITY_OUT_OF_RANGE);
                            }
                            book.cancel(1).cancelled(SELL, 100, 5);
                        });
    }

    private static void duplicates(CaseList cases) {
        cases.add(
                "duplicate-id-is-rejected",
                "A new order with the id of a resting one is rejected on either side.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    book.sell(1, 100, 5).rejected(DUPLICATE_ORDER_ID);
                    book.sell(1, 105, 1).rejected(DUPLICATE_ORDER_ID);
                    book.buy(1, 90, 1).rejected(DUPLICATE_ORDER_ID);
                    book.best(NONE, 100).orders(1);
                    book.cancel(1).cancelled(SELL, 100, 5);
                    book.empty();
                });
        cases.add(
                "duplicate-id-trades-nothing",
                "A duplicate that crosses is refused before it takes any liquidity.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    book.buy(2, 99, 5).accepted();
                    book.buy(2, 100, 5).rejected(DUPLICATE_ORDER_ID);
                    book.buy(1, 100, 5).rejected(DUPLICATE_ORDER_ID);
                    book.best(99, 100).orders(2);
                });
        cases.requiring(IOC)
                .add(
                        "duplicate-id-is-rejected-for-immediate-orders",
                        "The id of a resting order is also refused to an order that cannot rest.",
                        book -> {
                            book.sell(1, 100, 5).accepted();
                            book.ioc(BUY, 1, 100, 5).rejected(DUPLICATE_ORDER_ID);
                            book.best(NONE, 100).orders(1);
                        });
        cases.add(
                "duplicate-of-a-partly-filled-order-is-rejected",
                "An id is taken as long as anything of its order rests.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    book.buy(2, 100, 9).accepted().traded(1, 100, 5);
                    book.buy(2, 99, 1).rejected(DUPLICATE_ORDER_ID);
                    book.sell(3, 100, 3).accepted().traded(2, 100, 3);
                    book.sell(2, 101, 1).rejected(DUPLICATE_ORDER_ID);
                    book.sell(4, 100, 1).accepted().traded(2, 100, 1);
                    book.sell(2, 101, 1).accepted();
                });
    }

    private static void fullBook(CaseList cases) {
        cases.add(
                "full-book-rejects-new-orders",
                "A book holds as many orders as it was made for, and refuses one more.",
                book -> {
                    fill(book);
                    book.buy(5, 97, 1).rejected(BOOK_FULL);
                    book.sell(5, 103, 1).rejected(BOOK_FULL);
                    book.best(99, 101).orders(4);
                });
        cases.add(
                "full-book-rejects-crossing-orders-too",
                "A full book refuses an order that would have been filled at once.",
                book -> {
                    fill(book);
                    book.buy(5, 101, 1).rejected(BOOK_FULL);
                    book.sell(5, 98, 2).rejected(BOOK_FULL);
                    book.best(99, 101).orders(4);
                });
        cases.add(
                "full-book-has-room-after-a-cancel",
                "A cancel makes room for exactly one order.",
                book -> {
                    fill(book);
                    book.cancel(2).cancelled(BUY, 99, 1);
                    book.buy(5, 100, 1).accepted();
                    book.buy(6, 100, 1).rejected(BOOK_FULL);
                    book.best(100, 101).orders(4);
                });
        cases.add(
                "full-book-has-room-after-a-fill",
                "A filled maker makes room for exactly one order.",
                book -> {
                    fill(book);
                    book.cancel(1).cancelled(BUY, 98, 1);
                    book.sell(5, 99, 1).accepted().traded(2, 99, 1);
                    book.orders(2);
                    book.sell(6, 101, 1).accepted();
                    book.sell(7, 101, 1).accepted();
                    book.sell(8, 101, 1).rejected(BOOK_FULL);
                });
    }

    private static void fill(BookDriver book) {
        book.buy(1, 98, 1).accepted();
        book.buy(2, 99, 1).accepted();
        book.sell(3, 101, 1).accepted();
        book.sell(4, 102, 1).accepted();
    }

    private static void fullBookTypes(CaseList cases) {
        cases.requiring(IOC, MARKET)
                .add(
                        "full-book-rejects-orders-that-cannot-rest",
                        "A full book refuses immediate-or-cancel and market orders too.",
                        book -> {
                            fill(book);
                            book.ioc(BUY, 5, 101, 1).rejected(BOOK_FULL);
                            book.market(SELL, 5, 1).rejected(BOOK_FULL);
                            book.best(99, 101).orders(4);
                        });
        cases.add(
                "full-book-answers-cancels-and-duplicates",
                "A full book still tells duplicates and unknown orders from its being full.",
                book -> {
                    fill(book);
                    book.buy(1, 97, 1).rejected(DUPLICATE_ORDER_ID);
                    book.cancel(5).rejected(UNKNOWN_ORDER);
                    book.buy(5, 97, 0).rejected(QUANTITY_OUT_OF_RANGE);
                    book.buy(5, 97, 1).rejected(BOOK_FULL);
                    book.cancel(5).rejected(UNKNOWN_ORDER);
                });
        cases.requiring(POST_ONLY)
                .add(
                        "full-book-comes-before-would-trade",
                        "A post-only order is told that the book is full before it would trade.",
                        book -> {
                            fill(book);
                            book.postOnly(BUY, 5, 101, 1).rejected(BOOK_FULL);
                            book.postOnly(BUY, 4, 101, 1).rejected(DUPLICATE_ORDER_ID);
                            book.cancel(1).cancelled(BUY, 98, 1);
                            book.postOnly(BUY, 5, 101, 1).rejected(WOULD_TRADE);
                            book.postOnly(BUY, 4, 101, 1).rejected(DUPLICATE_ORDER_ID);
                        });
    }

    private static void precedence(CaseList cases) {
        cases.ofOrders(4)
                .add(
                        "new-order-checks-run-in-their-order",
                        "Of several faults of a new order the first in the order of checks is"
                                + " named.",
                        book -> {
                            fill(book);
                            long price = PRICE_TICKS_MAX + 1;
                            book.enter(2, 200, 1, price, 0).rejected(UNKNOWN_SIDE);
                            book.enter(BUY, 200, 1, price, 0).rejected(UNKNOWN_ORDER_TYPE);
                            book.enter(BUY, OrderType.LIMIT, 1, price, 0)
                                    .rejected(QUANTITY_OUT_OF_RANGE);
                            book.enter(BUY, OrderType.LIMIT, 1, price, 1)
                                    .rejected(PRICE_OUT_OF_RANGE);
                            book.enter(BUY, OrderType.LIMIT, 1, 97, 1).rejected(DUPLICATE_ORDER_ID);
                            book.enter(BUY, OrderType.LIMIT, 5, 97, 1).rejected(BOOK_FULL);
                            book.best(99, 101).orders(4);
                        });
        cases.requiring(MARKET)
                .add(
                        "market-order-checks-run-in-their-order",
                        "A market order's price is not checked, its other fields are.",
                        book -> {
                            book.sell(1, 100, 5).accepted();
                            int type = OrderType.MARKET;
                            book.enter(2, type, 1, Long.MAX_VALUE, 0).rejected(UNKNOWN_SIDE);
                            book.enter(BUY, type, 1, Long.MAX_VALUE, 0)
                                    .rejected(QUANTITY_OUT_OF_RANGE);
                            book.enter(BUY, type, 1, Long.MAX_VALUE, 1)
                                    .rejected(DUPLICATE_ORDER_ID);
                            book.enter(BUY, type, 2, Long.MAX_VALUE, 1).accepted();
                            book.traded(1, 100, 1);
                        });
    }

    private static void replaceAndReducePrecedence(CaseList cases) {
        cases.requiring(REPLACE)
                .add(
                        "replace-checks-run-in-their-order",
                        "A replace names a bad quantity before a bad price before an unknown"
                                + " order.",
                        book -> {
                            long price = PRICE_TICKS_MAX + 1;
                            book.replace(1, price, 0).rejected(QUANTITY_OUT_OF_RANGE);
                            book.replace(1, price, 1).rejected(PRICE_OUT_OF_RANGE);
                            book.replace(1, 100, 1).rejected(UNKNOWN_ORDER);
                            book.empty();
                        });
        cases.requiring(REDUCE)
                .add(
                        "reduce-checks-run-in-their-order",
                        "A reduce names a bad quantity before an unknown order.",
                        book -> {
                            book.reduce(1, 0).rejected(QUANTITY_OUT_OF_RANGE);
                            book.reduce(1, 1).rejected(UNKNOWN_ORDER);
                            book.empty();
                        });
    }

    private static void echoes(CaseList cases) {
        cases.add(
                "sequence-is-copied-as-it-is",
                "Every report carries its command's sequence, whatever number that is.",
                book -> {
                    long[] sequences = {0, -1, Long.MAX_VALUE, Long.MIN_VALUE, 7, 7, 1L << 32};
                    for (long sequence : sequences) {
                        book.sequence(sequence).sell(1, 100, 2).accepted();
                        book.sequence(sequence).buy(2, 100, 1).accepted().traded(1, 100, 1);
                        book.sequence(sequence).cancel(2).rejected(UNKNOWN_ORDER);
                        book.sequence(sequence).cancel(1).cancelled(SELL, 100, 1);
                        book.sequence(sequence).buy(3, 100, 0).rejected(QUANTITY_OUT_OF_RANGE);
                    }
                });
        cases.add(
                "instrument-is-ignored",
                "A book serves one instrument and does not look at the index in the command.",
                book -> {
                    book.raw(CommandType.NEW | SELL << 8, 7, 1, 100, 5).accepted();
                    book.raw(CommandType.NEW | BUY << 8, -1, 2, 100, 3).accepted();
                    book.traded(1, 100, 3);
                    book.raw(CommandType.CANCEL, Integer.MIN_VALUE, 1, 0, 0);
                    book.cancelled(SELL, 100, 2);
                    book.empty();
                });
        cases.add(
                "flags-of-new-orders-are-ignored",
                "Flags mean something in a replace only.",
                book -> {
                    book.raw(CommandType.NEW | SELL << 8 | 0xFF << 24, 1, 100, 5).accepted();
                    book.raw(CommandType.NEW | SELL << 8 | 1 << 24, 2, 100, 5).accepted();
                    book.raw(CommandType.NEW | 0xFF << 24, 3, 100, 6).accepted();
                    book.traded(1, 100, 5).traded(2, 100, 1);
                    book.raw(CommandType.CANCEL | 0xFF << 24, 2, 0, 0).cancelled(SELL, 100, 4);
                    book.empty();
                });
    }
}
