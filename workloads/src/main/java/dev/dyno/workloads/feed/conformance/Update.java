package dev.dyno.workloads.feed.conformance;

import dev.dyno.contracts.feed.UpdateType;
import dev.dyno.contracts.matching.Prices;

/** One update of a feed, kept. */
record Update(
        long number, long sequence, int header, long orderId, long priceTicks, long quantity) {
    private static final String[] TYPES = {
        "best", "level", "order-added", "order-traded", "order-reduced", "order-removed"
    };

    int type() {
        return header & 0xFF;
    }

    int side() {
        return header >>> 8;
    }

    @Override
    public String toString() {
        String name = type() <= UpdateType.ORDER_REMOVED ? TYPES[type()] : "#" + type();
        String price = priceTicks == Prices.NO_PRICE ? "none" : Long.toString(priceTicks);
        return "%d: %s seq=%d side=%d id=%d price=%s qty=%d"
                .formatted(number, name, sequence, side(), orderId, price, quantity);
    }
}
