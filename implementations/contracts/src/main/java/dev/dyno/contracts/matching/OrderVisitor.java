package dev.dyno.contracts.matching;

/** Receives resting orders one by one. Must not modify the book. */
@FunctionalInterface
public interface OrderVisitor {
    /**
     * Takes one resting order.
     *
     * @param side one of {@link Side}
     * @param quantity the open quantity
     */
    void order(int side, long orderId, long priceTicks, long quantity);
}
