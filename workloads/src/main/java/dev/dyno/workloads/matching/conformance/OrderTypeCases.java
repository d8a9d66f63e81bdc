package dev.dyno.workloads.matching.conformance;

import static dev.dyno.contracts.matching.OrderBookCapability.FOK;
import static dev.dyno.contracts.matching.OrderBookCapability.IOC;
import static dev.dyno.contracts.matching.OrderBookCapability.MARKET;
import static dev.dyno.contracts.matching.OrderBookCapability.POST_ONLY;
import static dev.dyno.contracts.matching.OrderBookCapability.REDUCE;
import static dev.dyno.contracts.matching.Prices.PRICE_TICKS_MAX;
import static dev.dyno.contracts.matching.Prices.QUANTITY_MAX;
import static dev.dyno.contracts.matching.Reason.NOT_FILLABLE;
import static dev.dyno.contracts.matching.Reason.UNFILLED_REST;
import static dev.dyno.contracts.matching.Reason.UNKNOWN_ORDER;
import static dev.dyno.contracts.matching.Reason.WOULD_TRADE;
import static dev.dyno.contracts.matching.Side.BUY;
import static dev.dyno.contracts.matching.Side.SELL;
import static dev.dyno.workloads.matching.conformance.BookDriver.NONE;

import dev.dyno.contracts.matching.OrderType;

/** Immediate-or-cancel, market, fill-or-kill and post-only orders. */
final class OrderTypeCases {
    private OrderTypeCases() {}

    static void addTo(CaseList cases) {
        immediateOrCancel(cases.requiring(IOC));
        immediateOrCancelLimits(cases.requiring(IOC));
        market(cases.requiring(MARKET));
        fillOrKill(cases.requiring(FOK));
        fillOrKillCounts(cases.requiring(FOK));
        postOnly(cases.requiring(POST_ONLY));
        postOnlyRefusals(cases.requiring(POST_ONLY));
    }

    private static void immediateOrCancel(CaseList cases) {
        cases.add(
                "ioc-rest-never-rests",
                "What an immediate-or-cancel order could not trade is cancelled, not added.",
                book -> {
                    book.sell(1, 100, 4).accepted();
                    book.ioc(BUY, 2, 100, 10)
                            .accepted()
                            .traded(1, 100, 4)
                            .restCancelled(UNFILLED_REST, 6);
                    book.empty();
                    book.cancel(2).rejected(UNKNOWN_ORDER);
                    book.sell(3, 100, 1).accepted();
                    book.best(NONE, 100).orders(1);
                });
        cases.add(
                "ioc-filled-whole-is-not-cancelled",
                "An immediate-or-cancel order that is filled has no cancel report.",
                book -> {
                    book.buy(1, 100, 10).accepted();
                    book.ioc(SELL, 2, 100, 10).accepted().traded(1, 100, 10);
                    book.empty();
                });
        cases.add(
                "ioc-on-an-empty-side-is-cancelled-whole",
                "Without a counterpart an immediate-or-cancel order is accepted and cancelled.",
                book -> {
                    book.ioc(BUY, 1, 100, 10).accepted().restCancelled(UNFILLED_REST, 10);
                    book.buy(2, 99, 1).accepted();
                    book.ioc(BUY, 3, 100, 10).accepted().restCancelled(UNFILLED_REST, 10);
                    book.best(99, NONE).orders(1);
                });
    }

    private static void immediateOrCancelLimits(CaseList cases) {
        cases.add(
                "ioc-stops-at-its-limit",
                "An immediate-or-cancel order trades at the makers' prices up to its limit only.",
                book -> {
                    book.sell(1, 100, 1).accepted();
                    book.sell(2, 101, 1).accepted();
                    book.sell(3, 102, 1).accepted();
                    book.ioc(BUY, 4, 101, 5).accepted().traded(1, 100, 1).traded(2, 101, 1);
                    book.restCancelled(UNFILLED_REST, 3);
                    book.best(NONE, 102).orders(1);
                    book.buy(5, 99, 1).accepted();
                    book.ioc(SELL, 6, 100, 2).accepted().restCancelled(UNFILLED_REST, 2);
                    book.best(99, 102).orders(2);
                });
        cases.add(
                "ioc-leaves-its-id-free",
                "The id of an immediate-or-cancel order may be used again at once.",
                book -> {
                    book.ioc(SELL, 1, 100, 1).accepted().restCancelled(UNFILLED_REST, 1);
                    book.ioc(SELL, 1, 100, 2).accepted().restCancelled(UNFILLED_REST, 2);
                    book.sell(1, 100, 3).accepted();
                    book.cancel(1).cancelled(SELL, 100, 3);
                    book.empty();
                });
        cases.add(
                "ioc-partly-fills-a-maker",
                "A maker that an immediate-or-cancel order took a part of keeps its place.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    book.sell(2, 100, 5).accepted();
                    book.ioc(BUY, 3, 200, 2).accepted().traded(1, 100, 2);
                    book.ioc(BUY, 4, 200, 4).accepted().traded(1, 100, 3).traded(2, 100, 1);
                    book.cancel(2).cancelled(SELL, 100, 4);
                    book.empty();
                });
    }

    private static void market(CaseList cases) {
        cases.add(
                "market-trades-at-any-price",
                "A market order takes the other side level by level however far it lies.",
                book -> {
                    book.buy(1, 100, 2).accepted();
                    book.buy(2, 1, 2).accepted();
                    book.market(SELL, 3, 3).accepted().traded(1, 100, 2).traded(2, 1, 1);
                    book.best(1, NONE).orders(1);
                    book.sell(4, PRICE_TICKS_MAX, 2).accepted();
                    book.market(BUY, 5, 2).accepted().traded(4, PRICE_TICKS_MAX, 2);
                    book.best(1, NONE).orders(1);
                });
        cases.add(
                "market-rest-is-cancelled",
                "What a market order could not trade is cancelled with price zero.",
                book -> {
                    book.sell(1, 100, 2).accepted();
                    book.market(BUY, 2, 5).accepted().traded(1, 100, 2);
                    book.restCancelled(UNFILLED_REST, 3);
                    book.empty();
                });
        cases.add(
                "market-on-an-empty-side-is-cancelled-whole",
                "Without a counterpart a market order is accepted and cancelled.",
                book -> {
                    book.market(SELL, 1, 5).accepted().restCancelled(UNFILLED_REST, 5);
                    book.sell(2, 100, 1).accepted();
                    book.market(SELL, 3, 5).accepted().restCancelled(UNFILLED_REST, 5);
                    book.best(NONE, 100).orders(1);
                });
        cases.add(
                "market-ignores-its-price",
                "A market order's price is neither checked, nor a limit, nor reported.",
                book -> {
                    long[] prices = {1, 500, Long.MAX_VALUE, Long.MIN_VALUE, PRICE_TICKS_MAX + 1};
                    for (int index = 0; index < prices.length; index++) {
                        int id = 1 + 4 * index;
                        book.sell(id, 100, 1).accepted();
                        book.enter(BUY, OrderType.MARKET, id + 1, prices[index], 1).accepted();
                        book.traded(id, 100, 1);
                        book.buy(id + 2, 100, 1).accepted();
                        book.enter(SELL, OrderType.MARKET, id + 3, prices[index], 2).accepted();
                        book.traded(id + 2, 100, 1).restCancelled(UNFILLED_REST, 1);
                    }
                    book.empty();
                });
    }

    private static void fillOrKill(CaseList cases) {
        cases.add(
                "fok-fills-whole-across-levels",
                "A fill-or-kill order that the levels up to its limit can fill trades like any.",
                book -> {
                    book.sell(1, 100, 2).accepted();
                    book.sell(2, 101, 2).accepted();
                    book.sell(3, 102, 2).accepted();
                    book.fok(BUY, 4, 102, 5).accepted();
                    book.traded(1, 100, 2).traded(2, 101, 2).traded(3, 102, 1);
                    book.best(NONE, 102).orders(1);
                });
        cases.add(
                "fok-one-short-leaves-the-book-untouched",
                "A fill-or-kill order that lacks one unit is cancelled whole without any trade.",
                book -> {
                    book.sell(1, 100, 2).accepted();
                    book.sell(2, 101, 2).accepted();
                    book.fok(BUY, 3, 101, 5).accepted().restCancelled(NOT_FILLABLE, 5);
                    book.best(NONE, 100).orders(2);
                    book.buy(4, 101, 4).accepted().traded(1, 100, 2).traded(2, 101, 2);
                    book.empty();
                });
        cases.add(
                "fok-of-the-exact-quantity-fills",
                "A fill-or-kill order for all that is offered is filled.",
                book -> {
                    book.buy(1, 100, 2).accepted();
                    book.buy(2, 99, 2).accepted();
                    book.fok(SELL, 3, 99, 4).accepted().traded(1, 100, 2).traded(2, 99, 2);
                    book.empty();
                });
        cases.add(
                "fok-counts-only-prices-within-its-limit",
                "Quantity beyond the limit does not help a fill-or-kill order.",
                book -> {
                    book.buy(1, 100, 2).accepted();
                    book.buy(2, 99, 50).accepted();
                    book.fok(SELL, 3, 100, 3).accepted().restCancelled(NOT_FILLABLE, 3);
                    book.fok(SELL, 4, 101, 1).accepted().restCancelled(NOT_FILLABLE, 1);
                    book.fok(SELL, 5, 100, 2).accepted().traded(1, 100, 2);
                    book.best(99, NONE).orders(1);
                });
    }

    private static void fillOrKillCounts(CaseList cases) {
        cases.add(
                "fok-counts-open-quantity-of-partly-filled-makers",
                "What a maker has traded already does not count for a fill-or-kill order.",
                book -> {
                    book.sell(1, 100, 10).accepted();
                    book.buy(2, 100, 4).accepted().traded(1, 100, 4);
                    book.fok(BUY, 3, 100, 7).accepted().restCancelled(NOT_FILLABLE, 7);
                    book.fok(BUY, 4, 100, 6).accepted().traded(1, 100, 6);
                    book.empty();
                });
        cases.add(
                "fok-on-an-empty-side-is-killed",
                "Without a counterpart a fill-or-kill order is accepted and cancelled; its id"
                        + " stays free.",
                book -> {
                    book.fok(BUY, 1, 100, 1).accepted().restCancelled(NOT_FILLABLE, 1);
                    book.buy(1, 99, 1).accepted();
                    book.fok(BUY, 2, 99, 1).accepted().restCancelled(NOT_FILLABLE, 1);
                    book.best(99, NONE).orders(1);
                    book.cancel(2).rejected(UNKNOWN_ORDER);
                });
        cases.add(
                "fok-counts-beyond-32-bits",
                "The sum over levels is exact when it exceeds what 32 bits hold.",
                book -> {
                    book.sell(1, 100, QUANTITY_MAX).accepted();
                    book.sell(2, 100, 2).accepted();
                    book.sell(3, 101, QUANTITY_MAX).accepted();
                    book.fok(BUY, 4, 101, QUANTITY_MAX).accepted();
                    book.traded(1, 100, QUANTITY_MAX);
                    book.fok(BUY, 5, 101, QUANTITY_MAX).accepted();
                    book.traded(2, 100, 2).traded(3, 101, QUANTITY_MAX - 2);
                    book.fok(BUY, 6, 101, 3).accepted().restCancelled(NOT_FILLABLE, 3);
                    book.cancel(3).cancelled(SELL, 101, 2);
                    book.empty();
                });
        cases.requiring(REDUCE)
                .add(
                        "fok-counts-what-reduces-and-cancels-left",
                        "Reduced and cancelled quantity does not count for a fill-or-kill order.",
                        book -> {
                            book.buy(1, 100, 10).accepted();
                            book.buy(2, 100, 10).accepted();
                            book.buy(3, 100, 10).accepted();
                            book.reduce(1, 4).reduced(BUY, 100, 6);
                            book.cancel(2).cancelled(BUY, 100, 10);
                            book.fok(SELL, 4, 100, 17).accepted().restCancelled(NOT_FILLABLE, 17);
                            book.fok(SELL, 5, 100, 16).accepted();
                            book.traded(1, 100, 6).traded(3, 100, 10);
                            book.empty();
                        });
    }

    private static void postOnly(CaseList cases) {
        cases.add(
                "post-only-rests-beside-the-other-side",
                "A post-only order one tick away from the other side is added.",
                book -> {
                    book.sell(1, 101, 5).accepted();
                    book.postOnly(BUY, 2, 100, 5).accepted();
                    book.postOnly(SELL, 3, 101, 5).accepted();
                    book.best(100, 101).orders(3);
                });
        cases.add(
                "post-only-trades-as-a-maker",
                "A resting post-only order keeps its place and trades like a limit order.",
                book -> {
                    book.postOnly(SELL, 1, 100, 5).accepted();
                    book.sell(2, 100, 5).accepted();
                    book.postOnly(SELL, 3, 100, 5).accepted();
                    book.buy(4, 100, 12).accepted();
                    book.traded(1, 100, 5).traded(2, 100, 5).traded(3, 100, 2);
                    book.cancel(3).cancelled(SELL, 100, 3);
                    book.empty();
                });
    }

    private static void postOnlyRefusals(CaseList cases) {
        cases.add(
                "post-only-that-would-trade-is-rejected",
                "A post-only order at or through the other side is rejected without a trade.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    book.postOnly(BUY, 2, 100, 5).rejected(WOULD_TRADE);
                    book.postOnly(BUY, 3, 105, 50).rejected(WOULD_TRADE);
                    book.best(NONE, 100).orders(1);
                    book.cancel(1).cancelled(SELL, 100, 5);
                    book.buy(4, 100, 5).accepted();
                    book.postOnly(SELL, 5, 100, 1).rejected(WOULD_TRADE);
                    book.postOnly(SELL, 6, 1, 1).rejected(WOULD_TRADE);
                    book.best(100, NONE).orders(1);
                });
        cases.add(
                "post-only-refusal-leaves-no-trace",
                "The id of a refused post-only order is unknown and free.",
                book -> {
                    book.buy(1, 100, 5).accepted();
                    book.postOnly(SELL, 2, 100, 5).rejected(WOULD_TRADE);
                    book.cancel(2).rejected(UNKNOWN_ORDER);
                    book.postOnly(SELL, 2, 101, 5).accepted();
                    book.cancel(2).cancelled(SELL, 101, 5);
                    book.best(100, NONE).orders(1);
                });
        cases.add(
                "post-only-rests-after-the-other-side-is-gone",
                "Once the orders that it would have traded with are gone it may rest there.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    book.sell(2, 102, 5).accepted();
                    book.cancel(1).cancelled(SELL, 100, 5);
                    book.postOnly(BUY, 3, 102, 1).rejected(WOULD_TRADE);
                    book.postOnly(BUY, 3, 101, 1).accepted();
                    book.best(101, 102).orders(2);
                });
    }
}
