package dev.dyno.workloads.matching.conformance;

import dev.dyno.contracts.matching.BookStateHash;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.Side;
import java.util.ArrayList;
import java.util.List;

/** One resting order as a traversal shows it. */
record RestingOrder(int side, long orderId, long priceTicks, long quantity) {

    static RestingOrder bid(long orderId, long priceTicks, long quantity) {
        return new RestingOrder(Side.BUY, orderId, priceTicks, quantity);
    }

    static RestingOrder ask(long orderId, long priceTicks, long quantity) {
        return new RestingOrder(Side.SELL, orderId, priceTicks, quantity);
    }

    /** Returns all resting orders of a book in the order of its traversal. */
    static List<RestingOrder> of(OrderBook book) {
        List<RestingOrder> orders = new ArrayList<>();
        book.forEachOrder((side, orderId, priceTicks, quantity) ->
                orders.add(new RestingOrder(side, orderId, priceTicks, quantity)));
        return orders;
    }

    /** Returns the hash that a book of exactly these orders has. */
    static long stateHash(List<RestingOrder> orders) {
        BookStateHash hash = new BookStateHash();
        for (RestingOrder order : orders) {
            hash.order(order.side, order.orderId, order.priceTicks, order.quantity);
        }
        return hash.value();
    }

    @Override
    public String toString() {
        return (side == Side.BUY ? "bid " : "ask ") + orderId + ": " + quantity + "@" + priceTicks;
    }
}
