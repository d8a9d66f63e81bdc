package dev.dyno.contracts.matching;

/** Ranges of prices and quantities. */
public final class Prices {
    /** The largest absolute price, in ticks. */
    public static final long PRICE_TICKS_MAX = 1L << 40;

    /** The largest quantity of one order: an unsigned 32-bit value. */
    public static final long QUANTITY_MAX = 0xFFFF_FFFFL;

    /** What a query answers where there is no price; outside the range of prices. */
    public static final long NO_PRICE = Long.MIN_VALUE;

    private Prices() {}

    /** Answers whether a price is in range. */
    public static boolean isPrice(long priceTicks) {
        return priceTicks >= -PRICE_TICKS_MAX && priceTicks <= PRICE_TICKS_MAX;
    }

    /** Answers whether a quantity is in range. */
    public static boolean isQuantity(long quantity) {
        return quantity >= 1 && quantity <= QUANTITY_MAX;
    }
}
