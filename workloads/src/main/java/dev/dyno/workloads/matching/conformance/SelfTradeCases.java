package dev.dyno.workloads.matching.conformance;

import static dev.dyno.contracts.matching.OrderBookCapability.FOK;
import static dev.dyno.contracts.matching.OrderBookCapability.ICEBERG;
import static dev.dyno.contracts.matching.OrderBookCapability.REPLACE;
import static dev.dyno.contracts.matching.OrderBookCapability.SELF_TRADE_PREVENTION;
import static dev.dyno.contracts.matching.Reason.ACCOUNT_MISSING;
import static dev.dyno.contracts.matching.Reason.NOT_FILLABLE;
import static dev.dyno.contracts.matching.Reason.SELF_TRADE;
import static dev.dyno.contracts.matching.Reason.UNKNOWN_SELF_TRADE_MODE;
import static dev.dyno.contracts.matching.SelfTradeMode.DECREMENT;
import static dev.dyno.contracts.matching.SelfTradeMode.EXPIRE_BOTH;
import static dev.dyno.contracts.matching.SelfTradeMode.EXPIRE_MAKER;
import static dev.dyno.contracts.matching.SelfTradeMode.EXPIRE_TAKER;
import static dev.dyno.contracts.matching.Side.BUY;
import static dev.dyno.contracts.matching.Side.SELL;
import static dev.dyno.workloads.matching.conformance.BookDriver.NONE;

/** What keeps the orders of one account from trading with each other. */
final class SelfTradeCases {
    private static final int OWN = 7;
    private static final int OTHER = 8;

    private SelfTradeCases() {}

    static void addTo(CaseList cases) {
        modes(cases.requiring(SELF_TRADE_PREVENTION));
        decrement(cases.requiring(SELF_TRADE_PREVENTION));
        limits(cases.requiring(SELF_TRADE_PREVENTION));
        interplay(cases.requiring(SELF_TRADE_PREVENTION, FOK, ICEBERG, REPLACE));
    }

    /** Somebody else's order, then an own one, then somebody else's, all of 2 at 100. */
    private static BookDriver ownBetweenOthers(BookDriver book) {
        book.account(OTHER).sell(1, 100, 2).accepted();
        book.account(OWN).sell(2, 100, 2).accepted();
        return book.sell(3, 100, 2).accepted();
    }

    private static void modes(CaseList cases) {
        cases.add(
                "expire-taker-stops-at-an-own-order",
                "An order that expires trades until its own account's order is next, no further.",
                book -> {
                    ownBetweenOthers(book).account(OWN, EXPIRE_TAKER).buy(4, 100, 5).accepted();
                    book.traded(1, 100, 2).restCancelled(SELF_TRADE, 3);
                    book.best(NONE, 100).orders(2);
                });
        cases.add(
                "expire-maker-removes-own-orders-on-the-way",
                "Own resting orders are cancelled when their turn comes, and trading goes on.",
                book -> {
                    ownBetweenOthers(book).account(OWN, EXPIRE_MAKER).buy(4, 100, 5).accepted();
                    book.traded(1, 100, 2).cancelled(SELL, SELF_TRADE, 2, 100, 2);
                    book.traded(3, 100, 2).best(100, NONE).orders(1);
                    book.cancel(4).cancelled(BUY, 100, 1);
                });
        cases.add(
                "expire-maker-leaves-what-it-does-not-reach",
                "An own order whose turn does not come stays.",
                book -> {
                    ownBetweenOthers(book).account(OWN, EXPIRE_MAKER).buy(4, 100, 2).accepted();
                    book.traded(1, 100, 2).best(NONE, 100).orders(2);
                });
        cases.add(
                "expire-both-removes-maker-then-taker",
                "Both orders of the account are cancelled, the resting one first.",
                book -> {
                    ownBetweenOthers(book).account(OWN, EXPIRE_BOTH).buy(4, 100, 5).accepted();
                    book.traded(1, 100, 2).cancelled(SELL, SELF_TRADE, 2, 100, 2);
                    book.restCancelled(SELF_TRADE, 3).best(NONE, 100).orders(1);
                });
    }

    private static void decrement(CaseList cases) {
        cases.add(
                "decrement-takes-the-smaller-off-both",
                "Both orders lose what they would have traded; the smaller one is gone.",
                book -> {
                    ownBetweenOthers(book).account(OWN, DECREMENT).buy(4, 100, 7).accepted();
                    book.traded(1, 100, 2).cancelled(SELL, SELF_TRADE, 2, 100, 2);
                    book.decremented(BUY, 4, 100, 3).traded(3, 100, 2);
                    book.cancel(4).cancelled(BUY, 100, 1);
                });
        cases.add(
                "decrement-of-a-larger-maker-ends-the-taker",
                "A larger resting order is reduced, keeps its place, and the taker is gone.",
                book -> {
                    book.account(OWN).sell(1, 100, 5).accepted();
                    book.sell(2, 100, 5).accepted();
                    book.account(OWN, DECREMENT).buy(3, 100, 2).accepted();
                    book.decremented(SELL, 1, 100, 3).restCancelled(SELF_TRADE, 2);
                    book.account(OWN, DECREMENT).buy(4, 100, 3).accepted();
                    book.cancelled(SELL, SELF_TRADE, 1, 100, 3).restCancelled(SELF_TRADE, 3);
                    book.best(NONE, 100).orders(1);
                });
    }

    private static void limits(CaseList cases) {
        cases.add(
                "the-takers-mode-decides",
                "The resting order's mode does not matter, and without a mode orders trade.",
                book -> {
                    book.account(OWN, EXPIRE_MAKER).sell(1, 100, 2).accepted();
                    book.account(OWN).buy(2, 100, 1).accepted().traded(1, 100, 1);
                    book.account(OTHER, EXPIRE_TAKER).buy(3, 100, 1).accepted().traded(1, 100, 1);
                    book.empty();
                });
        cases.add(
                "orders-without-account-are-nobodys-own",
                "Orders of no account trade with all, and prevention needs an account.",
                book -> {
                    book.account(0, EXPIRE_TAKER).sell(1, 100, 2).rejected(ACCOUNT_MISSING);
                    book.account(OWN, DECREMENT + 1).sell(1, 100, 2);
                    book.rejected(UNKNOWN_SELF_TRADE_MODE);
                    book.sell(1, 100, 2).accepted();
                    book.account(OWN, EXPIRE_BOTH).buy(2, 100, 2).accepted().traded(1, 100, 2);
                    book.account(-1).sell(3, 100, 1).accepted();
                    book.account(-1, EXPIRE_TAKER).buy(4, 100, 1).accepted();
                    book.restCancelled(SELF_TRADE, 1);
                });
    }

    private static void interplay(CaseList cases) {
        cases.add(
                "fok-counts-what-it-may-trade-with",
                "A fill-or-kill order that an own order would stop is killed and changes nothing.",
                book -> {
                    ownBetweenOthers(book);
                    for (int mode : new int[] {EXPIRE_TAKER, EXPIRE_BOTH, DECREMENT}) {
                        book.account(OWN, mode).fok(BUY, 4, 100, 3).accepted();
                        book.restCancelled(NOT_FILLABLE, 3).orders(3);
                    }
                    book.account(OWN, EXPIRE_MAKER).fok(BUY, 4, 100, 5).accepted();
                    book.restCancelled(NOT_FILLABLE, 5).orders(3);
                    book.account(OWN, EXPIRE_MAKER).fok(BUY, 4, 100, 4).accepted();
                    book.traded(1, 100, 2).cancelled(SELL, SELF_TRADE, 2, 100, 2);
                    book.traded(3, 100, 2).empty();
                });
        cases.add(
                "hidden-quantity-behind-an-own-order-is-out-of-reach",
                "What an iceberg would show only behind an own order does not fill a killable one.",
                book -> {
                    book.iceberg(SELL, 1, 100, 9, 2).accepted().displayed(SELL, 1, 100, 2);
                    book.account(OWN).sell(2, 100, 1).accepted();
                    book.account(OWN, EXPIRE_TAKER).fok(BUY, 3, 100, 3).accepted();
                    book.restCancelled(NOT_FILLABLE, 3);
                    book.account(OWN, EXPIRE_TAKER).fok(BUY, 3, 100, 2).accepted();
                    book.traded(1, 100, 2).displayed(SELL, 1, 100, 2);
                });
        cases.add(
                "decrement-uses-up-what-an-iceberg-shows",
                "In place of a trade, an iceberg loses its tip and shows the next one.",
                book -> {
                    book.account(OWN).iceberg(SELL, 1, 100, 5, 2).accepted();
                    book.displayed(SELL, 1, 100, 2);
                    book.account(OWN, DECREMENT).buy(2, 100, 3).accepted();
                    book.decremented(SELL, 1, 100, 3).displayed(SELL, 1, 100, 2);
                    book.decremented(BUY, 2, 100, 1);
                    book.decremented(SELL, 1, 100, 2).restCancelled(SELF_TRADE, 1);
                    book.quantityAt(SELL, 100, 1).cancel(1).cancelled(SELL, 100, 2);
                });
        cases.add(
                "replaced-order-keeps-its-mode",
                "A replace that crosses an own order is prevented as the order asked for.",
                book -> {
                    book.account(OWN, EXPIRE_TAKER).buy(1, 90, 4).accepted();
                    book.account(OWN).sell(2, 100, 1).accepted();
                    book.replace(1, 100, 4).requeued(BUY).restCancelled(SELF_TRADE, 4);
                    book.best(NONE, 100).orders(1);
                });
    }
}
