package dev.dyno.contracts.feed;

/** Where a feed writes its updates. Must not call back into the feed. */
@FunctionalInterface
public interface UpdateSink {
    /**
     * Takes one update.
     *
     * @param number 1 for a feed's first update, then one more each time; in a snapshot the number
     *     of the last update that it includes
     * @param sequence of the command that caused the update
     * @param header one of {@link UpdateType} in bits 0-7, side in bits 8-15, else zero
     * @param orderId the order's id, 0 in updates on prices
     * @param priceTicks the price
     * @param quantity a sum may exceed what one order can have
     */
    void update(
            long number, long sequence, int header, long orderId, long priceTicks, long quantity);
}
