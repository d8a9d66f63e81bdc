package dev.dyno.workloads.matching.conformance;

import dev.dyno.contracts.matching.OrderBookCapability;
import java.util.Set;

/** What one step of a random run does. */
enum Operation {
    /** Enters a limit order. */
    LIMIT,
    /** Enters a market order. */
    MARKET,
    /** Enters an immediate-or-cancel order. */
    IOC,
    /** Enters a fill-or-kill order. */
    FOK,
    /** Enters a post-only order. */
    POST_ONLY,
    /** Cancels a resting order. */
    CANCEL,
    /** Reduces a resting order. */
    REDUCE,
    /** Replaces a resting order. */
    REPLACE,
    /** Enters an order under the id of a resting one. */
    DUPLICATE,
    /** Cancels, reduces or replaces an order that is gone, or never was. */
    STALE,
    /** Breaks a field of a command, or fills those that do not matter with junk. */
    MALFORMED,
    /** Clears the book. */
    CLEAR,
    /** Enters a market order with protection. */
    PROTECTED,
    /** Enters a post-only order that slides. */
    SLIDE,
    /** Halts or opens the book, or asks for a state that does not exist. */
    STATE,
    /** Does anything that the book can, with terms for every rule that it has. */
    RULED;

    /** Answers whether a book with these capabilities can be asked for it. */
    boolean isAllowedBy(Set<OrderBookCapability> capabilities) {
        return switch (this) {
            case MARKET -> capabilities.contains(OrderBookCapability.MARKET);
            case IOC -> capabilities.contains(OrderBookCapability.IOC);
            case FOK -> capabilities.contains(OrderBookCapability.FOK);
            case POST_ONLY -> capabilities.contains(OrderBookCapability.POST_ONLY);
            case REDUCE -> capabilities.contains(OrderBookCapability.REDUCE);
            case REPLACE -> capabilities.contains(OrderBookCapability.REPLACE);
            case PROTECTED -> capabilities.contains(OrderBookCapability.MARKET_PROTECTION);
            case SLIDE -> capabilities.contains(OrderBookCapability.POST_ONLY_SLIDE);
            case STATE -> capabilities.contains(OrderBookCapability.HALT);
            case LIMIT, CANCEL, DUPLICATE, STALE, MALFORMED, CLEAR, RULED -> true;
        };
    }
}
