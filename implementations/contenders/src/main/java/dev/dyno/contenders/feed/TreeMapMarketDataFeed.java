package dev.dyno.contenders.feed;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.feed.FeedKind;
import dev.dyno.contracts.feed.FeedSpec;
import dev.dyno.contracts.feed.MarketDataFeed;
import dev.dyno.contracts.feed.UpdateSink;
import dev.dyno.contracts.feed.UpdateType;
import dev.dyno.contracts.matching.Prices;
import dev.dyno.contracts.matching.Reason;
import dev.dyno.contracts.matching.ReportType;
import dev.dyno.contracts.matching.Side;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The reference: follows every order through sorted maps of queues, and finds what has changed at
 * the end of a command by comparing all levels with those before it.
 *
 * <p>Threading: one thread at a time. Memory: in proportion to the orders.
 */
@Implementation(
        id = "tree-map",
        summary = "The reference: sorted maps of queues, all levels compared after each command.")
final class TreeMapMarketDataFeed implements MarketDataFeed {
    private final FeedKind kind;
    private final UpdateSink updates;
    private final Map<Long, Order> byId = new HashMap<>();
    private final List<NavigableMap<Long, SequencedMap<Long, Order>>> queues =
            List.of(new TreeMap<>(Collections.reverseOrder()), new TreeMap<>());
    private List<NavigableMap<Long, Long>> levelsBefore = levels();
    private @Nullable Order incoming;
    private boolean isInCommand;
    private long sequence;
    private long number;

    TreeMapMarketDataFeed(FeedSpec spec, UpdateSink updates) {
        this.kind = spec.kind();
        this.updates = updates;
    }

    /** An order: in a queue if it shows something, else incoming, or a stop that waits. */
    private static final class Order {
        final int side;
        final long orderId;
        long priceTicks;
        long open;
        long shown;

        Order(int side, long orderId, long priceTicks, long open) {
            this.side = side;
            this.orderId = orderId;
            this.priceTicks = priceTicks;
            this.open = open;
        }
    }

    @Override
    public void report(
            long sequence,
            int header,
            long orderId,
            long makerOrderId,
            long priceTicks,
            long quantity) {
        if (isInCommand && sequence != this.sequence) {
            flush();
        }
        isInCommand = true;
        this.sequence = sequence;
        int side = header >>> 8 & 0xFF;
        int reason = header >>> 16 & 0xFF;
        switch (header & 0xFF) {
            case ReportType.ACCEPTED -> comesIn(enter(side, orderId, priceTicks, quantity));
            case ReportType.STOP_ACCEPTED -> enter(side, orderId, priceTicks, quantity);
            case ReportType.TRIGGERED -> comesIn(known(orderId));
            case ReportType.TRADE -> trade(known(orderId), known(makerOrderId), quantity);
            case ReportType.CANCELLED -> cancel(known(orderId));
            case ReportType.REPLACED -> {
                if (reason == Reason.REQUEUED) {
                    requeue(known(orderId), priceTicks, quantity);
                } else {
                    shrink(known(orderId), quantity);
                }
            }
            case ReportType.REDUCED -> {
                if (reason == Reason.SELF_TRADE) {
                    decrement(known(orderId), quantity);
                } else {
                    shrink(known(orderId), quantity);
                }
            }
            case ReportType.DISPLAYED -> rest(known(orderId), quantity);
            default -> {
                // Refusals and summaries say nothing about a book.
            }
        }
    }

    private Order enter(int side, long orderId, long priceTicks, long quantity) {
        Order order = new Order(side, orderId, priceTicks, quantity);
        byId.put(orderId, order);
        return order;
    }

    private Order known(long orderId) {
        Order order = byId.get(orderId);
        if (order == null) {
            throw new IllegalStateException(
                    "a report names order %d, which no earlier report has entered; a feed needs all"
                                    .formatted(orderId)
                            + " reports since its book was empty");
        }
        return order;
    }

    private void comesIn(Order order) {
        restIncoming();
        incoming = order;
    }

    /** What comes in rests once another order comes in or the command ends, unless it is gone. */
    private void restIncoming() {
        if (incoming != null) {
            rest(incoming, incoming.open);
        }
    }

    private void rest(Order order, long shown) {
        if (order == incoming) {
            incoming = null;
        }
        order.shown = shown;
        queues.get(order.side)
                .computeIfAbsent(order.priceTicks, _ -> new LinkedHashMap<>())
                .put(order.orderId, order);
        tell(UpdateType.ORDER_ADDED, order, shown);
    }

    private void unqueue(Order order) {
        order.shown = 0;
        queues.get(order.side)
                .computeIfPresent(
                        order.priceTicks,
                        (_, queue) -> {
                            queue.remove(order.orderId);
                            return queue.isEmpty() ? null : queue;
                        });
    }

    private void forget(Order order) {
        byId.remove(order.orderId);
        if (order == incoming) {
            incoming = null;
        }
    }

    private void trade(Order taker, Order maker, long quantity) {
        taker.open -= quantity;
        if (taker.open == 0) {
            forget(taker);
        }
        tell(UpdateType.ORDER_TRADED, maker, quantity);
        maker.open -= quantity;
        maker.shown -= quantity;
        if (maker.shown == 0) {
            unqueue(maker);
        }
        if (maker.open == 0) {
            forget(maker);
        }
    }

    private void cancel(Order order) {
        if (order.shown > 0) {
            tell(UpdateType.ORDER_REMOVED, order, 0);
            unqueue(order);
        }
        forget(order);
    }

    private void requeue(Order order, long priceTicks, long quantity) {
        tell(UpdateType.ORDER_REMOVED, order, 0);
        unqueue(order);
        order.priceTicks = priceTicks;
        order.open = quantity;
        comesIn(order);
    }

    /** What is hidden goes first. */
    private void shrink(Order order, long open) {
        order.open = open;
        showLess(order, Math.min(order.shown, open));
    }

    /** What shows goes, as by a trade; of an incoming order nothing shows. */
    private void decrement(Order order, long open) {
        long less = order.open - open;
        order.open = open;
        showLess(order, Math.max(0, order.shown - less));
    }

    private void showLess(Order order, long shown) {
        if (shown == order.shown) {
            return;
        }
        if (shown > 0) {
            order.shown = shown;
            tell(UpdateType.ORDER_REDUCED, order, shown);
        } else {
            tell(UpdateType.ORDER_REMOVED, order, 0);
            unqueue(order);
        }
    }

    private void tell(int type, Order order, long quantity) {
        if (kind == FeedKind.ORDERS) {
            send(type, order.side, order.orderId, order.priceTicks, quantity);
        }
    }

    private void send(int type, int side, long orderId, long priceTicks, long quantity) {
        number++;
        updates.update(number, sequence, type | side << 8, orderId, priceTicks, quantity);
    }

    @Override
    public void flush() {
        isInCommand = false;
        restIncoming();
        List<NavigableMap<Long, Long>> levels = levels();
        for (int side = Side.BUY; side <= Side.SELL; side++) {
            if (kind == FeedKind.LEVELS) {
                sendChangedLevels(side, levelsBefore.get(side), levels.get(side));
            } else if (kind == FeedKind.BEST_PRICES) {
                Map.@Nullable Entry<Long, Long> best = levels.get(side).firstEntry();
                if (!Objects.equals(best, levelsBefore.get(side).firstEntry())) {
                    number++;
                    writeBest(side, best, updates);
                }
            }
        }
        levelsBefore = levels;
    }

    private void sendChangedLevels(
            int side, NavigableMap<Long, Long> before, NavigableMap<Long, Long> now) {
        TreeSet<Long> prices = new TreeSet<>(now.comparator());
        prices.addAll(before.keySet());
        prices.addAll(now.keySet());
        for (long price : prices) {
            long quantity = now.getOrDefault(price, 0L);
            if (quantity != before.getOrDefault(price, 0L)) {
                send(UpdateType.LEVEL, side, 0, price, quantity);
            }
        }
    }

    private List<NavigableMap<Long, Long>> levels() {
        List<NavigableMap<Long, Long>> levels =
                List.of(new TreeMap<>(Collections.reverseOrder()), new TreeMap<>());
        for (int side = Side.BUY; side <= Side.SELL; side++) {
            for (SequencedMap<Long, Order> queue : queues.get(side).values()) {
                for (Order order : queue.values()) {
                    levels.get(side).merge(order.priceTicks, order.shown, Long::sum);
                }
            }
        }
        return levels;
    }

    private void writeBest(int side, Map.@Nullable Entry<Long, Long> best, UpdateSink to) {
        long price = best == null ? Prices.NO_PRICE : best.getKey();
        long quantity = best == null ? 0 : best.getValue();
        to.update(number, sequence, UpdateType.BEST | side << 8, 0, price, quantity);
    }

    @Override
    public long snapshot(UpdateSink to) {
        flush();
        for (int side = Side.BUY; side <= Side.SELL; side++) {
            int sideBits = side << 8;
            switch (kind) {
                case BEST_PRICES -> writeBest(side, levelsBefore.get(side).firstEntry(), to);
                case LEVELS ->
                        levelsBefore
                                .get(side)
                                .forEach((price, quantity) ->
                                        to.update(
                                                number,
                                                sequence,
                                                UpdateType.LEVEL | sideBits,
                                                0,
                                                price,
                                                quantity));
                case ORDERS ->
                        queues.get(side).values().stream()
                                .flatMap(queue -> queue.values().stream())
                                .forEach(order ->
                                        to.update(
                                                number,
                                                sequence,
                                                UpdateType.ORDER_ADDED | sideBits,
                                                order.orderId,
                                                order.priceTicks,
                                                order.shown));
            }
        }
        return number;
    }

    @Override
    public void clear() {
        byId.clear();
        queues.forEach(Map::clear);
        levelsBefore = levels();
        incoming = null;
        isInCommand = false;
        sequence = 0;
        number = 0;
    }
}
