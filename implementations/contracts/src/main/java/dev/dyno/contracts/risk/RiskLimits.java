package dev.dyno.contracts.risk;

/**
 * What one account's orders may be at most.
 *
 * @param quantityMax the quantity of one order
 * @param notionalMax price times quantity of one order, {@code 1..}{@link RiskSpec#CASH_MAX}
 * @param collarTicks how far a price may lie from the instrument's last trade
 * @param openOrdersMax how many orders are open or under way, {@code 1..2^20}
 * @param ordersPerWindowMax how many orders, allowed or not, are looked at in one window of time,
 *     {@code 1..2^20}
 * @param windowTime how long a window of logical time is, at least 1; windows begin at its
 *     multiples
 */
public record RiskLimits(
        long quantityMax,
        long notionalMax,
        long collarTicks,
        int openOrdersMax,
        int ordersPerWindowMax,
        long windowTime) {
    private static final int COUNT_MAX = 1 << 20;

    /** Checks the ranges. */
    public RiskLimits {
        check("quantityMax", quantityMax, Long.MAX_VALUE);
        check("notionalMax", notionalMax, RiskSpec.CASH_MAX);
        check("collarTicks", collarTicks, Long.MAX_VALUE);
        check("openOrdersMax", openOrdersMax, COUNT_MAX);
        check("ordersPerWindowMax", ordersPerWindowMax, COUNT_MAX);
        check("windowTime", windowTime, Long.MAX_VALUE);
    }

    private static void check(String name, long value, long most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    name + " is " + value + ", which is outside 1.." + most);
        }
    }
}
