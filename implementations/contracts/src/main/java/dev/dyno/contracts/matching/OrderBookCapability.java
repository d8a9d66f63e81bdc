package dev.dyno.contracts.matching;

import java.util.Locale;

/**
 * What a book can do beyond limit orders, cancels and best prices. A book that lacks a capability
 * is shown as lacking it, and cases and workloads that need it are skipped; it never imitates one.
 */
public enum OrderBookCapability {
    /** {@link OrderType#MARKET}. */
    MARKET,
    /** {@link OrderType#IOC}. */
    IOC,
    /** {@link OrderType#FOK}. */
    FOK,
    /** {@link OrderType#POST_ONLY}. */
    POST_ONLY,
    /** {@link CommandType#REDUCE}. */
    REDUCE,
    /** {@link CommandType#REPLACE}, with and without the loss of priority. */
    REPLACE,
    /** All prices in {@code ±}{@link Prices#PRICE_TICKS_MAX}; without it, only positive ones. */
    NEGATIVE_PRICES,
    /** All 64-bit order ids; without it, only positive ones. */
    ANY_ORDER_ID,
    /** {@link OrderBook#depth} and {@link OrderBook#quantityAt}. */
    DEPTH,
    /** {@link OrderBook#forEachOrder} and so {@link OrderBook#stateHash}. */
    ORDER_TRAVERSAL;

    /** Returns the kebab-case word used in files and messages. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
