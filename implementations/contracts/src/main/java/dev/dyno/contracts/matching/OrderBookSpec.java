package dev.dyno.contracts.matching;

/**
 * What a new book must be able to hold.
 *
 * @param ordersMax the most orders that rest at once, {@code 1..2^26}; memory is in proportion
 * @param centrePriceTicks where prices are expected; a hint for speed that no result depends on
 * @param widthTicks how far apart most resting prices lie, at least 1; a hint like the centre
 */
public record OrderBookSpec(int ordersMax, long centrePriceTicks, int widthTicks) {
    /** The largest {@link #ordersMax()}. */
    public static final int ORDERS_MAX = 1 << 26;

    /** Checks the ranges. */
    public OrderBookSpec {
        if (ordersMax < 1 || ordersMax > ORDERS_MAX) {
            throw new IllegalArgumentException(
                    "ordersMax is " + ordersMax + ", which is outside 1.." + ORDERS_MAX);
        }
        if (!Prices.isPrice(centrePriceTicks)) {
            throw new IllegalArgumentException(
                    "centrePriceTicks is " + centrePriceTicks + ", which is not a price");
        }
        if (widthTicks < 1) {
            throw new IllegalArgumentException("widthTicks is " + widthTicks + ", less than 1");
        }
    }

    /** Returns a spec with neutral hints. */
    public static OrderBookSpec ofOrders(int ordersMax) {
        return new OrderBookSpec(ordersMax, 0, 4096);
    }
}
