package dev.dyno.contracts.matching;

/** Makes empty order books of one implementation. */
@FunctionalInterface
public interface OrderBookFactory {
    /** The id of the contract in catalogues, results and on the command line. */
    String CONTRACT = "order-book";

    /** Returns an empty book. All memory it will need in steady state is allocated here. */
    OrderBook create(OrderBookSpec spec);
}
