package dev.dyno.workloads.matching;

import dev.dyno.contracts.Entry;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.workloads.UsableFactories;

/** Finds the oracle of the order book. */
public final class MatchingReference {
    private MatchingReference() {}

    /**
     * Returns the reference's catalogue entry.
     *
     * @throws IllegalStateException if no catalogue on the class path has one
     */
    public static Entry<OrderBookFactory> entry() {
        return UsableFactories.reference(OrderBookFactory.CONTRACT, OrderBookFactory.class);
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
