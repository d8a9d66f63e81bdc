package dev.dyno.workloads.matching;

import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.ImplementationKind;
import dev.dyno.contracts.matching.OrderBookFactory;

/**
 * Finds the oracle of the order book: the catalogue's entry of kind {@link
 * ImplementationKind#REFERENCE}. Workloads compile without any implementation, so the oracle is
 * looked up on the class path when it is needed.
 */
public final class MatchingReference {
    private MatchingReference() {}

    /**
     * Returns the reference's catalogue entry.
     *
     * @throws IllegalStateException if no catalogue on the class path has one
     */
    public static Entry<OrderBookFactory> entry() {
        return Catalogues.load(MatchingReference.class.getClassLoader())
                .entries(OrderBookFactory.CONTRACT, OrderBookFactory.class)
                .stream()
                .filter(entry -> entry.kind() == ImplementationKind.REFERENCE)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "no catalogue on the class path has a reference for '"
                                        + OrderBookFactory.CONTRACT
                                        + "'; add the contenders' jar"));
    }

    /**
     * Returns the reference's factory.
     *
     * @throws IllegalStateException if no catalogue on the class path has one
     */
    public static OrderBookFactory factory() {
        return entry().factory();
    }
}
