package dev.dyno.contracts.matching;

/**
 * What an order has beyond side, price and quantity; for tests and snapshots, not for hot paths.
 *
 * @param side one of {@link Side}
 * @param orderType {@link OrderType#LIMIT} or {@link OrderType#ICEBERG} of an order that rests,
 *     {@link OrderType#STOP} or {@link OrderType#STOP_LIMIT} of one that waits
 * @param priceTicks the limit, 0 for a stop to market
 * @param openQuantity what is left, shown or not
 * @param displayQuantity what an iceberg shows at most, else 0
 * @param stopPriceTicks the stop price of an order that waits, else 0
 * @param account the account, 0 for none
 * @param selfTradeMode one of {@link SelfTradeMode}
 * @param expiryTime when the order ends, 0 for never, or {@link OrderCommand#DAY}
 */
public record OrderTerms(
        int side,
        long orderId,
        int orderType,
        long priceTicks,
        long openQuantity,
        long displayQuantity,
        long stopPriceTicks,
        int account,
        int selfTradeMode,
        long expiryTime) {}
