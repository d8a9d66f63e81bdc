package dev.dyno.workloads.matching.conformance;

import static dev.dyno.contracts.matching.BookState.HALTED;
import static dev.dyno.contracts.matching.BookState.OPEN;
import static dev.dyno.contracts.matching.OrderBookCapability.EXPIRY;
import static dev.dyno.contracts.matching.OrderBookCapability.HALT;
import static dev.dyno.contracts.matching.OrderBookCapability.MASS_CANCEL;
import static dev.dyno.contracts.matching.OrderBookCapability.REDUCE;
import static dev.dyno.contracts.matching.OrderBookCapability.REPLACE;
import static dev.dyno.contracts.matching.OrderBookCapability.STOP;
import static dev.dyno.contracts.matching.OrderCommand.DAY;
import static dev.dyno.contracts.matching.Reason.ACCOUNT_MISSING;
import static dev.dyno.contracts.matching.Reason.ALREADY_EXPIRED;
import static dev.dyno.contracts.matching.Reason.EXPIRED;
import static dev.dyno.contracts.matching.Reason.MASS_CANCELLED;
import static dev.dyno.contracts.matching.Reason.TIME_WENT_BACK;
import static dev.dyno.contracts.matching.Reason.UNKNOWN_ORDER;
import static dev.dyno.contracts.matching.Reason.UNKNOWN_SIDE;
import static dev.dyno.contracts.matching.Reason.UNKNOWN_STATE;
import static dev.dyno.contracts.matching.Side.BOTH;
import static dev.dyno.contracts.matching.Side.BUY;
import static dev.dyno.contracts.matching.Side.SELL;
import static dev.dyno.workloads.matching.conformance.BookDriver.NONE;

import dev.dyno.contracts.matching.OrderTerms;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.Reason;

/** Expiry, mass cancels and halts: what ends or stops many orders at once. */
final class SessionCases {
    private SessionCases() {}

    static void addTo(CaseList cases) {
        expiry(cases.requiring(EXPIRY));
        expiryOrder(cases.requiring(EXPIRY, REPLACE, STOP));
        massCancel(cases.requiring(MASS_CANCEL, STOP));
        halt(cases.requiring(HALT, REDUCE, REPLACE));
        cases.requiring(HALT, EXPIRY, MASS_CANCEL)
                .add(
                        "halted-book-still-ends-orders",
                        "While it is halted a book lets time pass, ends days and cancels.",
                        book -> {
                            book.account(7).until(5).buy(1, 100, 1).accepted();
                            book.until(DAY).buy(2, 100, 1).accepted();
                            book.account(7).buy(3, 100, 1).accepted();
                            book.setState(HALTED).stateChanged(HALTED);
                            book.time(5).cancelled(BUY, EXPIRED, 1, 100, 1).timeAdvanced(5, 1);
                            book.endOfDay().cancelled(BUY, EXPIRED, 2, 100, 1);
                            book.timeAdvanced(5, 1).massCancel(BOTH, 7);
                            book.cancelled(BUY, MASS_CANCELLED, 3, 100, 1);
                            book.massCancelled(BOTH, 7, 1).empty();
                        });
    }

    private static void expiry(CaseList cases) {
        cases.add(
                "order-ends-at-its-time",
                "An order trades until the time is set to its end or beyond, and not after that.",
                book -> {
                    book.until(10).sell(1, 100, 2).accepted();
                    book.sell(2, 101, 1).accepted();
                    book.time(9).timeAdvanced(9, 0);
                    book.buy(3, 100, 1).accepted().traded(1, 100, 1);
                    book.terms(new OrderTerms(SELL, 1, OrderType.LIMIT, 100, 1, 0, 0, 0, 0, 10));
                    book.time(10).cancelled(SELL, EXPIRED, 1, 100, 1).timeAdvanced(10, 1);
                    book.cancel(1).rejected(UNKNOWN_ORDER);
                    book.buy(4, 100, 1).accepted().best(100, 101);
                    book.time(Long.MAX_VALUE).timeAdvanced(Long.MAX_VALUE, 0).orders(2);
                });
        cases.add(
                "day-order-ends-with-its-day",
                "The end of the day removes day orders, and no others.",
                book -> {
                    book.until(DAY).sell(1, 101, 2).accepted();
                    book.until(10).sell(2, 100, 2).accepted();
                    book.sell(3, 102, 2).accepted();
                    book.until(DAY).buy(4, 90, 2).accepted();
                    book.endOfDay().cancelled(SELL, EXPIRED, 1, 101, 2);
                    book.cancelled(BUY, EXPIRED, 4, 90, 2).timeAdvanced(0, 2);
                    book.best(NONE, 100).orders(2).endOfDay().timeAdvanced(0, 0);
                });
        cases.add(
                "time-never-goes-back",
                "A time before the book's is refused, and so is an order whose time has come.",
                book -> {
                    book.time(10).timeAdvanced(10, 0).time(10).timeAdvanced(10, 0);
                    book.time(9).rejected(TIME_WENT_BACK);
                    book.until(10).buy(1, 100, 1).rejected(ALREADY_EXPIRED);
                    book.until(-2).buy(1, 100, 1).rejected(ALREADY_EXPIRED);
                    book.until(11).buy(1, 100, 1).accepted();
                    book.clear();
                    book.until(1).buy(1, 100, 1).accepted();
                });
    }

    private static void expiryOrder(CaseList cases) {
        cases.add(
                "orders-end-by-time-then-by-age",
                "Of orders that end together, the earlier time comes first, then the older order.",
                book -> {
                    book.until(7).sell(1, 101, 1).accepted();
                    book.until(6).buy(2, 90, 1).accepted();
                    book.until(7).stop(BUY, 3, 200, 1).stopAccepted();
                    book.until(7).sell(4, 100, 1).accepted();
                    book.requeue(1, 102, 1).requeued(SELL);
                    book.time(8).cancelled(BUY, EXPIRED, 2, 90, 1);
                    book.cancelled(SELL, EXPIRED, 1, 102, 1).cancelled(BUY, EXPIRED, 3, 0, 1);
                    book.cancelled(SELL, EXPIRED, 4, 100, 1).timeAdvanced(8, 4);
                    book.empty().pending(0);
                });
    }

    private static void massCancel(CaseList cases) {
        cases.add(
                "mass-cancel-takes-one-accounts-orders",
                "A mass cancel removes an account's orders, the oldest first, stops included.",
                book -> {
                    book.account(7).sell(1, 101, 1).accepted();
                    book.account(8).sell(2, 100, 1).accepted();
                    book.account(7).stop(SELL, 3, 50, 2).stopAccepted();
                    book.account(7).buy(4, 90, 3).accepted();
                    book.buy(5, 91, 3).accepted();
                    book.massCancel(BOTH, 7).cancelled(SELL, MASS_CANCELLED, 1, 101, 1);
                    book.cancelled(SELL, MASS_CANCELLED, 3, 0, 2);
                    book.cancelled(BUY, MASS_CANCELLED, 4, 90, 3).massCancelled(BOTH, 7, 3);
                    book.best(91, 100).orders(2).massCancel(BOTH, 7).massCancelled(BOTH, 7, 0);
                });
        cases.add(
                "mass-cancel-of-a-side-leaves-the-other",
                "A mass cancel that names a side leaves the other one.",
                book -> {
                    book.account(-1).sell(1, 101, 1).accepted();
                    book.account(-1).buy(2, 90, 3).accepted();
                    book.raw(4 | 3 << 8, 0, 0, 0).rejected(UNKNOWN_SIDE);
                    book.massCancel(BUY, 0).rejected(ACCOUNT_MISSING);
                    book.massCancel(BUY, -1).cancelled(BUY, MASS_CANCELLED, 2, 90, 3);
                    book.report(12, BUY, Reason.NONE, 0xFFFF_FFFFL, 0, 1).best(NONE, 101);
                });
    }

    private static void halt(CaseList cases) {
        cases.add(
                "halted-book-takes-no-orders",
                "A halted book refuses new orders and replaces before any other check.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    book.setState(HALTED).stateChanged(HALTED);
                    book.buy(2, 100, 5).rejected(Reason.HALTED);
                    book.buy(1, 100, 0).rejected(Reason.HALTED);
                    book.replace(1, 100, 0).rejected(Reason.HALTED);
                    book.replace(9, 100, 1).rejected(Reason.HALTED);
                    book.reduce(1, 2).reduced(SELL, 100, 3);
                    book.cancel(1).cancelled(SELL, 100, 3);
                    book.empty();
                });
        cases.add(
                "opened-book-trades-again",
                "After a halt the book goes on with what rests, and setting a state twice is fine.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    book.setState(HALTED).stateChanged(HALTED);
                    book.setState(HALTED).stateChanged(HALTED);
                    book.setState(HALTED + 1).rejected(UNKNOWN_STATE);
                    book.setState(-1).rejected(UNKNOWN_STATE);
                    book.buy(2, 100, 5).rejected(Reason.HALTED);
                    book.setState(OPEN).stateChanged(OPEN);
                    book.buy(2, 100, 5).accepted().traded(1, 100, 5);
                    book.setState(HALTED).stateChanged(HALTED).clear();
                    book.buy(3, 100, 5).accepted();
                });
    }
}
