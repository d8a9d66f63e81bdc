package dev.dyno.contracts.matching;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a book can do beyond limit orders, cancels and best prices. A book that lacks a capability
 * is shown as lacking it, and cases and workloads that need it are skipped; it never imitates one.
 *
 * <p>Some are rules: a book has them only if its {@link OrderBookSpec} asks for them, so that a
 * book pays only for what it uses.
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
    ORDER_TRAVERSAL,
    /** A rule: {@link OrderType#MARKET_PROTECTED}. */
    MARKET_PROTECTION,
    /** A rule: {@link OrderType#POST_ONLY_SLIDE}. */
    POST_ONLY_SLIDE,
    /** A rule: {@link OrderType#ICEBERG}. */
    ICEBERG,
    /** A rule: {@link OrderType#STOP} and {@link OrderType#STOP_LIMIT}. */
    STOP,
    /**
     * A rule: {@link OrderCommand#expiryTime()}, {@link CommandType#TIME} and {@link
     * CommandType#END_OF_DAY}.
     */
    EXPIRY,
    /** A rule: {@link CommandType#MASS_CANCEL}. */
    MASS_CANCEL,
    /** A rule: {@link OrderCommand#selfTradeMode()}. */
    SELF_TRADE_PREVENTION,
    /** A rule: {@link CommandType#SET_STATE}. */
    HALT;

    /** Returns the rules: what a book can only do if its {@link OrderBookSpec} asks for it. */
    public static Set<OrderBookCapability> rules() {
        return EnumSet.range(MARKET_PROTECTION, HALT);
    }

    /** Returns all capabilities that are no rules. */
    public static Set<OrderBookCapability> plain() {
        return EnumSet.range(MARKET, ORDER_TRAVERSAL);
    }

    /** Returns all capabilities that are neither rules nor among these. */
    public static Set<OrderBookCapability> plainBut(OrderBookCapability... lacking) {
        Set<OrderBookCapability> capabilities = plain();
        List.of(lacking).forEach(capabilities::remove);
        return capabilities;
    }

    /** Answers whether this is a rule. */
    public boolean isRule() {
        return compareTo(MARKET_PROTECTION) >= 0;
    }

    /** Returns the kebab-case word used in files and messages. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
