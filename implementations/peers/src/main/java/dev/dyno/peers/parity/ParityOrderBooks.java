package dev.dyno.peers.parity;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.matching.OrderBookFactory;

/** The catalogue's line for Parity. */
public final class ParityOrderBooks {
    private ParityOrderBooks() {}

    /** Adds the book. */
    public static void addTo(Catalogue<OrderBookFactory> catalogue) {
        // Lambdas: a constructor reference would link the class, and so need the jar, right here.
        catalogue.peer(ParityMatchOrderBook.class, spec -> new ParityMatchOrderBook(spec));
    }
}
