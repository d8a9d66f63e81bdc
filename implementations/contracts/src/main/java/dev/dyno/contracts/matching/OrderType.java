package dev.dyno.contracts.matching;

/** How a new order behaves, as the small integers that records carry. */
public final class OrderType {
    /** Trades what it can up to its price; the rest is added to the book. */
    public static final int LIMIT = 0;

    /** Trades what it can at any price; the rest is cancelled. Its price is ignored. */
    public static final int MARKET = 1;

    /** Immediate or cancel: trades what it can up to its price; the rest is cancelled. */
    public static final int IOC = 2;

    /** Fill or kill: trades all of its quantity up to its price at once, or nothing. */
    public static final int FOK = 3;

    /** Is added to the book, or rejected if it would trade on arrival. */
    public static final int POST_ONLY = 4;

    private OrderType() {}
}
