package dev.dyno.contracts.matching;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a new book must be able to hold.
 *
 * @param ordersMax the most orders that rest at once, {@code 1..2^26}; memory is in proportion
 * @param centrePriceTicks where prices are expected; a hint for speed that no result depends on
 * @param widthTicks how far apart most resting prices lie, at least 1; a hint like the centre
 * @param rules which {@linkplain OrderBookCapability#isRule rules} are wanted; a book that lacks
 *     one does not declare it
 */
public record OrderBookSpec(
        int ordersMax, long centrePriceTicks, int widthTicks, Set<OrderBookCapability> rules) {
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
        for (OrderBookCapability rule : rules) {
            if (!rule.isRule()) {
                throw new IllegalArgumentException(rule.id() + " is a capability, but no rule");
            }
        }
        rules = rules.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(rules));
    }

    /** Wants no rules. */
    public OrderBookSpec(int ordersMax, long centrePriceTicks, int widthTicks) {
        this(ordersMax, centrePriceTicks, widthTicks, Set.of());
    }

    /** Returns this spec with these rules and no others. */
    public OrderBookSpec withRules(Set<OrderBookCapability> wanted) {
        return new OrderBookSpec(ordersMax, centrePriceTicks, widthTicks, wanted);
    }

    /** Returns this spec with all rules. */
    public OrderBookSpec withAllRules() {
        return withRules(OrderBookCapability.rules());
    }

    /** Returns a spec with neutral hints. */
    public static OrderBookSpec ofOrders(int ordersMax) {
        return new OrderBookSpec(ordersMax, 0, 4096);
    }
}
