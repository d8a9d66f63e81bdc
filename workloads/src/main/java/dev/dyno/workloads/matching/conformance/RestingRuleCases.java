package dev.dyno.workloads.matching.conformance;

import static dev.dyno.contracts.matching.OrderBookCapability.FOK;
import static dev.dyno.contracts.matching.OrderBookCapability.ICEBERG;
import static dev.dyno.contracts.matching.OrderBookCapability.MARKET_PROTECTION;
import static dev.dyno.contracts.matching.OrderBookCapability.POST_ONLY_SLIDE;
import static dev.dyno.contracts.matching.OrderBookCapability.REDUCE;
import static dev.dyno.contracts.matching.OrderBookCapability.REPLACE;
import static dev.dyno.contracts.matching.Prices.PRICE_TICKS_MAX;
import static dev.dyno.contracts.matching.Reason.DISPLAY_OUT_OF_RANGE;
import static dev.dyno.contracts.matching.Reason.NOT_FILLABLE;
import static dev.dyno.contracts.matching.Reason.PRICE_OUT_OF_RANGE;
import static dev.dyno.contracts.matching.Reason.PROTECTION_REACHED;
import static dev.dyno.contracts.matching.Reason.UNFILLED_REST;
import static dev.dyno.contracts.matching.Reason.WOULD_TRADE;
import static dev.dyno.contracts.matching.ReportType.ACCEPTED;
import static dev.dyno.contracts.matching.Side.BUY;
import static dev.dyno.contracts.matching.Side.SELL;
import static dev.dyno.workloads.matching.conformance.BookDriver.NONE;

import dev.dyno.contracts.matching.OrderTerms;
import dev.dyno.contracts.matching.OrderType;

/** Market orders with protection, post-only orders that slide, and icebergs. */
final class RestingRuleCases {
    private RestingRuleCases() {}

    static void addTo(CaseList cases) {
        protection(cases.requiring(MARKET_PROTECTION));
        slide(cases.requiring(POST_ONLY_SLIDE));
        icebergTrades(cases.requiring(ICEBERG));
        icebergChanges(cases.requiring(ICEBERG, REDUCE, REPLACE));
        cases.requiring(ICEBERG, FOK)
                .add(
                        "fok-counts-hidden-quantity",
                        "A fill-or-kill order may use all of an iceberg, and not one unit more.",
                        book -> {
                            book.iceberg(SELL, 1, 100, 10, 4).accepted().displayed(SELL, 1, 100, 4);
                            book.fok(BUY, 2, 100, 11).accepted().restCancelled(NOT_FILLABLE, 11);
                            book.fok(BUY, 3, 100, 10).accepted();
                            book.traded(1, 100, 4).displayed(SELL, 1, 100, 4);
                            book.traded(1, 100, 4).displayed(SELL, 1, 100, 2);
                            book.traded(1, 100, 2);
                            book.empty();
                        });
    }

    private static BookDriver accepted(
            BookDriver book, int side, long orderId, long priceTicks, long quantity) {
        return book.report(ACCEPTED, side, 0, orderId, priceTicks, quantity);
    }

    private static void protection(CaseList cases) {
        cases.add(
                "protected-market-stops-at-its-protection-price",
                "A protected market order trades so many ticks behind the best price, no further.",
                book -> {
                    book.sell(1, 100, 1).accepted();
                    book.sell(2, 103, 1).accepted();
                    book.sell(3, 104, 1).accepted();
                    book.enter(BUY, OrderType.MARKET_PROTECTED, 4, 3, 5);
                    accepted(book, BUY, 4, 103, 5).traded(1, 100, 1).traded(2, 103, 1);
                    book.cancelled(BUY, PROTECTION_REACHED, 4, 103, 3);
                    book.buy(5, 99, 1).accepted();
                    book.buy(6, 98, 1).accepted();
                    book.enter(SELL, OrderType.MARKET_PROTECTED, 7, 0, 2);
                    accepted(book, SELL, 7, 99, 2).traded(5, 99, 1);
                    book.cancelled(SELL, PROTECTION_REACHED, 7, 99, 1);
                    book.best(98, 104).orders(2);
                });
        cases.add(
                "protected-market-without-counterpart-is-cancelled",
                "Where nobody is left to trade with, protection is not the reason.",
                book -> {
                    book.enter(BUY, OrderType.MARKET_PROTECTED, 1, 3, 5);
                    accepted(book, BUY, 1, 0, 5).cancelled(BUY, UNFILLED_REST, 1, 0, 5);
                    book.sell(2, 100, 1).accepted();
                    book.enter(BUY, OrderType.MARKET_PROTECTED, 3, 3, 5);
                    accepted(book, BUY, 3, 103, 5).traded(2, 100, 1);
                    book.cancelled(BUY, UNFILLED_REST, 3, 103, 4);
                    book.empty();
                });
        cases.add(
                "protection-stays-within-the-range-of-prices",
                "A protection price is clamped to the range, and a negative distance is refused.",
                book -> {
                    book.sell(1, 100, 1).accepted();
                    book.enter(BUY, OrderType.MARKET_PROTECTED, 2, -1, 1);
                    book.rejected(PRICE_OUT_OF_RANGE);
                    book.enter(BUY, OrderType.MARKET_PROTECTED, 2, PRICE_TICKS_MAX + 1, 1);
                    book.rejected(PRICE_OUT_OF_RANGE);
                    book.enter(BUY, OrderType.MARKET_PROTECTED, 2, PRICE_TICKS_MAX, 1);
                    accepted(book, BUY, 2, PRICE_TICKS_MAX, 1).traded(1, 100, 1);
                    book.empty();
                });
    }

    private static void slide(CaseList cases) {
        cases.add(
                "sliding-post-only-rests-a-tick-away",
                "Where it would trade, a sliding post-only order takes the price next to the best.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    book.enter(BUY, OrderType.POST_ONLY_SLIDE, 2, 105, 3);
                    accepted(book, BUY, 2, 99, 3).best(99, 100);
                    book.enter(SELL, OrderType.POST_ONLY_SLIDE, 3, 99, 2);
                    accepted(book, SELL, 3, 100, 2).best(99, 100).orders(3);
                    book.enter(BUY, OrderType.IOC, 4, 100, 6).accepted();
                    book.traded(1, 100, 5).traded(3, 100, 1);
                    book.best(99, 100).orders(2);
                });
        cases.add(
                "sliding-post-only-that-fits-does-not-slide",
                "A sliding post-only order that would not trade keeps its price, then and later.",
                book -> {
                    book.sell(1, 100, 5).accepted();
                    book.enter(BUY, OrderType.POST_ONLY_SLIDE, 2, 99, 3).accepted();
                    book.enter(BUY, OrderType.POST_ONLY_SLIDE, 3, 101, 3);
                    accepted(book, BUY, 3, 99, 3);
                    book.cancel(1).cancelled(SELL, 100, 5);
                    book.best(99, NONE).orders(2);
                });
        cases.add(
                "nowhere-to-slide-to-is-refused",
                "At the end of the range of prices a sliding post-only order is refused.",
                book -> {
                    book.sell(1, -PRICE_TICKS_MAX, 5).accepted();
                    book.enter(BUY, OrderType.POST_ONLY_SLIDE, 2, 0, 3).rejected(WOULD_TRADE);
                    book.best(NONE, -PRICE_TICKS_MAX).orders(1);
                });
    }

    private static void icebergTrades(CaseList cases) {
        cases.add(
                "iceberg-shows-its-tip-only",
                "An iceberg shows no more than it was told to, and hides the rest.",
                book -> {
                    book.iceberg(SELL, 1, 100, 10, 4).accepted().displayed(SELL, 1, 100, 4);
                    book.quantityAt(SELL, 100, 4).resting(new RestingOrder(SELL, 1, 100, 4));
                    book.terms(new OrderTerms(SELL, 1, OrderType.ICEBERG, 100, 10, 4, 0, 0, 0, 0));
                    book.cancel(1).cancelled(SELL, 100, 10);
                    book.empty();
                });
        cases.add(
                "iceberg-loses-priority-when-it-shows-more",
                "A new tip joins the end of the queue, behind all that rest at the price.",
                book -> {
                    book.iceberg(SELL, 1, 100, 10, 4).accepted().displayed(SELL, 1, 100, 4);
                    book.sell(2, 100, 5).accepted();
                    book.buy(3, 100, 6).accepted().traded(1, 100, 4).displayed(SELL, 1, 100, 4);
                    book.traded(2, 100, 2);
                    book.resting(
                            new RestingOrder(SELL, 2, 100, 3), new RestingOrder(SELL, 1, 100, 4));
                    book.buy(4, 100, 9).accepted().traded(2, 100, 3).traded(1, 100, 4);
                    book.displayed(SELL, 1, 100, 2).traded(1, 100, 2);
                    book.empty();
                });
        cases.add(
                "iceberg-that-is-partly-taken-keeps-its-place",
                "While something of a tip is left, an iceberg keeps its place and shows no more.",
                book -> {
                    book.iceberg(BUY, 1, 100, 10, 4).accepted().displayed(BUY, 1, 100, 4);
                    book.buy(2, 100, 5).accepted();
                    book.sell(3, 100, 3).accepted().traded(1, 100, 3);
                    book.quantityAt(BUY, 100, 6);
                    book.sell(4, 100, 2).accepted().traded(1, 100, 1).displayed(BUY, 1, 100, 4);
                    book.traded(2, 100, 1);
                });
        cases.add(
                "iceberg-takes-with-all-it-has",
                "An arriving iceberg trades with its whole quantity; what is left shows a tip.",
                book -> {
                    book.sell(1, 100, 6).accepted();
                    book.iceberg(BUY, 2, 100, 9, 2).accepted().traded(1, 100, 6);
                    book.displayed(BUY, 2, 100, 2).quantityAt(BUY, 100, 2);
                    book.iceberg(BUY, 3, 100, 9, 0).rejected(DISPLAY_OUT_OF_RANGE);
                    book.iceberg(BUY, 3, 99, 3, 20).accepted().displayed(BUY, 3, 99, 3);
                });
    }

    private static void icebergChanges(CaseList cases) {
        cases.add(
                "reduced-iceberg-gives-hidden-quantity-first",
                "A reduce takes what is hidden first, then the tip, and keeps priority.",
                book -> {
                    book.iceberg(SELL, 1, 100, 10, 4).accepted().displayed(SELL, 1, 100, 4);
                    book.sell(2, 100, 1).accepted();
                    book.reduce(1, 5).reduced(SELL, 100, 5).quantityAt(SELL, 100, 5);
                    book.reduce(1, 3).reduced(SELL, 100, 2).quantityAt(SELL, 100, 3);
                    book.buy(3, 100, 3).accepted().traded(1, 100, 2).traded(2, 100, 1);
                    book.empty();
                });
        cases.add(
                "replaced-iceberg-stays-one",
                "A replace changes what is open; the tip is as large as before.",
                book -> {
                    book.iceberg(SELL, 1, 100, 10, 4).accepted().displayed(SELL, 1, 100, 4);
                    book.replace(1, 100, 6).replaced(SELL).quantityAt(SELL, 100, 4);
                    book.replace(1, 101, 9).requeued(SELL).displayed(SELL, 1, 101, 4);
                    book.quantityAt(SELL, 101, 4).quantityAt(SELL, 100, 0);
                    book.requeue(1, 101, 3).requeued(SELL).displayed(SELL, 1, 101, 3);
                    book.terms(new OrderTerms(SELL, 1, OrderType.ICEBERG, 101, 3, 4, 0, 0, 0, 0));
                });
    }
}
