package dev.dyno.peers.exchangecore;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.matching.OrderBookFactory;

/** The catalogue's lines for exchange-core. */
public final class ExchangeCoreOrderBooks {
    private ExchangeCoreOrderBooks() {}

    /** Adds both books. */
    public static void addTo(Catalogue<OrderBookFactory> catalogue) {
        // Lambdas: a constructor reference would link the class, and so need the jar, right here.
        catalogue
                .peer(
                        ExchangeCoreDirectOrderBook.class,
                        spec -> new ExchangeCoreDirectOrderBook(spec))
                .peer(
                        ExchangeCoreNaiveOrderBook.class,
                        spec -> new ExchangeCoreNaiveOrderBook(spec));
    }
}
