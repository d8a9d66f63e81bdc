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

    /**
     * Market with protection: trades what it can up to its protection price; the rest is cancelled.
     * The protection price lies {@link OrderCommand#priceTicks()} ticks, which may be none, behind
     * the best price of the other side on arrival, and never outside the range of prices. Needs
     * {@link OrderBookCapability#MARKET_PROTECTION}.
     */
    public static final int MARKET_PROTECTED = 5;

    /**
     * Post-only that slides: where it would trade on arrival, its price becomes the one that is a
     * tick worse than the best price of the other side. Needs {@link
     * OrderBookCapability#POST_ONLY_SLIDE}.
     */
    public static final int POST_ONLY_SLIDE = 6;

    /**
     * A limit order that shows no more than {@link OrderCommand#displayQuantity()} while it rests.
     * Needs {@link OrderBookCapability#ICEBERG}.
     */
    public static final int ICEBERG = 7;

    /**
     * Waits, invisible, until a trade reaches {@link OrderCommand#stopPriceTicks()}; then it is a
     * market order. Its price is ignored. Needs {@link OrderBookCapability#STOP}.
     */
    public static final int STOP = 8;

    /** As {@link #STOP}, but then it is a limit order. */
    public static final int STOP_LIMIT = 9;

    /** One more than the largest type. */
    public static final int COUNT = 10;

    private OrderType() {}

    /** Answers whether a type waits for a trade at its stop price. */
    public static boolean isStop(int orderType) {
        return orderType == STOP || orderType == STOP_LIMIT;
    }
}
