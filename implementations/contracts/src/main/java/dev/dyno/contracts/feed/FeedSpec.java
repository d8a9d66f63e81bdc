package dev.dyno.contracts.feed;

import dev.dyno.contracts.matching.OrderBookSpec;

/**
 * What a new feed must be able to hold.
 *
 * @param kind what it tells
 * @param ordersMax {@link OrderBookSpec#ordersMax()} of the book; memory is in proportion
 */
public record FeedSpec(FeedKind kind, int ordersMax) {
    /** Checks the range. */
    public FeedSpec {
        if (ordersMax < 1 || ordersMax > OrderBookSpec.ORDERS_MAX) {
            throw new IllegalArgumentException(
                    "ordersMax is "
                            + ordersMax
                            + ", which is outside 1.."
                            + OrderBookSpec.ORDERS_MAX);
        }
    }
}
