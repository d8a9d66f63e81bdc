package dev.dyno.contenders.matching;

import dev.dyno.contracts.matching.OrderTerms;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.Prices;
import dev.dyno.contracts.matching.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The orders of a reference book with rules: per side a sorted map of queues of those that rest,
 * and in the order of their entry one map of all and one of pending stops. One thread at a time.
 */
final class RuledOrders {
    private final NavigableMap<Long, SequencedMap<Long, Order>> bids =
            new TreeMap<>(Collections.reverseOrder());
    private final NavigableMap<Long, SequencedMap<Long, Order>> asks = new TreeMap<>();
    private final Map<Long, Order> byId = new LinkedHashMap<>();
    private final Map<Long, Order> waiting = new LinkedHashMap<>();

    /** An order with its terms. Of a plain order all that is open is shown. */
    static final class Order {
        final int side;
        final long orderId;
        final int orderType;
        long priceTicks;
        long open;
        long shown;
        long display;
        long stopPriceTicks;
        int account;
        int selfTradeMode;
        long expiryTime;
        boolean isPending;

        Order(int side, long orderId, int orderType, long priceTicks, long open) {
            this.side = side;
            this.orderId = orderId;
            this.orderType = orderType;
            this.priceTicks = priceTicks;
            this.open = open;
        }

        boolean isIceberg() {
            return display != 0;
        }

        /** Shows as much as it may of what is open. */
        void show() {
            shown = isIceberg() ? Math.min(display, open) : open;
        }

        /** Sets what is open; what is hidden goes first. */
        void shrinkTo(long quantity) {
            open = quantity;
            shown = Math.min(shown, quantity);
        }

        private boolean hasTerms() {
            return isPending || isIceberg() || account != 0 || expiryTime != 0;
        }

        private OrderTerms terms() {
            int restingType = isIceberg() ? OrderType.ICEBERG : OrderType.LIMIT;
            return new OrderTerms(
                    side,
                    orderId,
                    isPending ? orderType : restingType,
                    priceTicks,
                    open,
                    display,
                    isPending ? stopPriceTicks : 0,
                    account,
                    selfTradeMode,
                    expiryTime);
        }
    }

    @Nullable Order find(long orderId) {
        return byId.get(orderId);
    }

    /** Returns all orders, those that rest and those that wait, the oldest first. */
    List<Order> all() {
        return new ArrayList<>(byId.values());
    }

    int count() {
        return byId.size();
    }

    /** Returns the orders that wait: buys, lowest stop first, then sells, highest first. */
    List<Order> pending() {
        Comparator<Order> bySide = Comparator.comparingInt(order -> order.side);
        return waiting.values().stream()
                .sorted(
                        bySide.thenComparingLong(order ->
                                order.side == Side.BUY
                                        ? order.stopPriceTicks
                                        : -order.stopPriceTicks))
                .toList();
    }

    NavigableMap<Long, SequencedMap<Long, Order>> levels(int side) {
        return side == Side.BUY ? bids : asks;
    }

    /** Returns the orders that rest on a side, in priority order. */
    List<Order> resting(int side) {
        return levels(side).values().stream()
                .map(SequencedMap::values)
                .flatMap(Collection::stream)
                .toList();
    }

    /** Returns the next maker of a side, or null. */
    @Nullable Order first(int side) {
        NavigableMap<Long, SequencedMap<Long, Order>> levels = levels(side);
        return levels.isEmpty() ? null : levels.firstEntry().getValue().firstEntry().getValue();
    }

    long bestTicks(int side) {
        NavigableMap<Long, SequencedMap<Long, Order>> levels = levels(side);
        return levels.isEmpty() ? Prices.NO_PRICE : levels.firstKey();
    }

    /** Keeps an order that waits. */
    void hold(Order order) {
        order.isPending = true;
        byId.put(order.orderId, order);
        waiting.put(order.orderId, order);
    }

    /** Lets an order wait no longer; it keeps its age. */
    void release(Order order) {
        order.isPending = false;
        waiting.remove(order.orderId);
    }

    int pendingCount() {
        return waiting.size();
    }

    /** Puts an order at the end of its price's queue. An order that is known keeps its age. */
    void rest(Order order) {
        byId.put(order.orderId, order);
        levels(order.side)
                .computeIfAbsent(order.priceTicks, _ -> new LinkedHashMap<>())
                .put(order.orderId, order);
    }

    /** Takes an order out of its queue, but does not forget it. */
    void unqueue(Order order) {
        levels(order.side)
                .computeIfPresent(
                        order.priceTicks,
                        (_, queue) -> {
                            queue.remove(order.orderId);
                            return queue.isEmpty() ? null : queue;
                        });
    }

    /** Forgets an order. */
    void remove(Order order) {
        byId.remove(order.orderId);
        if (order.isPending) {
            release(order);
        } else {
            unqueue(order);
        }
    }

    /** Returns the terms of all orders that have any, in the order that the contract gives. */
    List<OrderTerms> terms() {
        List<OrderTerms> terms = new ArrayList<>();
        for (List<Order> orders : List.of(resting(Side.BUY), resting(Side.SELL), pending())) {
            orders.stream().filter(Order::hasTerms).map(Order::terms).forEach(terms::add);
        }
        return terms;
    }

    void clear() {
        bids.clear();
        asks.clear();
        byId.clear();
        waiting.clear();
    }
}
