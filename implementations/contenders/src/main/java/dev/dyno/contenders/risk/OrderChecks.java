package dev.dyno.contenders.risk;

import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.Prices;
import dev.dyno.contracts.matching.Side;
import dev.dyno.contracts.risk.RiskLimits;
import dev.dyno.contracts.risk.RiskVerdict;

/** The checks that need nothing but the order and its account's limits. */
final class OrderChecks {
    private OrderChecks() {}

    /** Answers whether a command is one that lowers risk. */
    static boolean lowersRisk(OrderCommand command) {
        return command.type() == CommandType.CANCEL || command.type() == CommandType.REDUCE;
    }

    /**
     * Answers whether a command enters an order whose price and quantity are there from the start.
     */
    static boolean entersPlainOrder(OrderCommand command) {
        return command.type() == CommandType.NEW
                && command.orderType() <= OrderType.POST_ONLY
                && command.displayQuantity() == 0;
    }

    /** Answers whether an order is one to buy. */
    static boolean buys(OrderCommand command) {
        return command.side() == Side.BUY;
    }

    private static boolean isPositive(long priceTicks) {
        return priceTicks >= 1 && priceTicks <= Prices.PRICE_TICKS_MAX;
    }

    /** Returns the verdict on an order's fields, {@link RiskVerdict#ALLOWED} if they may be. */
    static int verdict(OrderCommand order, RiskLimits limits, long referenceTicks) {
        boolean isMarket = order.orderType() == OrderType.MARKET;
        long price = order.priceTicks();
        long quantity = order.quantity();
        if (order.side() > Side.SELL
                || !Prices.isQuantity(quantity)
                || !(isMarket || isPositive(price))) {
            return RiskVerdict.MALFORMED;
        }
        if (isMarket && buys(order)) {
            return RiskVerdict.UNPRICED;
        }
        if (quantity > limits.quantityMax()) {
            return RiskVerdict.QUANTITY_ABOVE_MAX;
        }
        if (isMarket) {
            return RiskVerdict.ALLOWED;
        }
        if (quantity > limits.notionalMax() / price) {
            return RiskVerdict.NOTIONAL_ABOVE_MAX;
        }
        return Math.abs(price - referenceTicks) > limits.collarTicks()
                ? RiskVerdict.OUTSIDE_COLLAR
                : RiskVerdict.ALLOWED;
    }
}
