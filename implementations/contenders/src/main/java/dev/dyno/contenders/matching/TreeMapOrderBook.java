package dev.dyno.contenders.matching;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.LevelVisitor;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.OrderVisitor;
import dev.dyno.contracts.matching.Prices;
import dev.dyno.contracts.matching.Reason;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.contracts.matching.ReportType;
import dev.dyno.contracts.matching.Side;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The reference: per side a sorted map from price to level, per level a queue in the order of
 * arrival, and one map from id to order. Written to be believed, not to be fast: it allocates, and
 * no rule is folded into another.
 *
 * <p>Threading: one thread at a time. Progress: every command takes time in proportion to the
 * orders that it trades with (a fill-or-kill: to the levels that it looks at) and the logarithm of
 * the number of levels. Memory: in proportion to the resting orders.
 */
@Implementation(
        id = "tree-map",
        summary = "The reference: sorted maps of levels, a linked queue per level, a map of ids.")
final class TreeMapOrderBook implements OrderBook {
    private final int ordersMax;
    private final NavigableMap<Long, Level> bids = new TreeMap<>(Collections.reverseOrder());
    private final NavigableMap<Long, Level> asks = new TreeMap<>();
    private final Map<Long, Order> orders = new HashMap<>();

    TreeMapOrderBook(OrderBookSpec spec) {
        ordersMax = spec.ordersMax();
    }

    /** Returns a book with the rules that the spec asks for. */
    static OrderBook create(OrderBookSpec spec) {
        return spec.rules().isEmpty()
                ? new TreeMapOrderBook(spec)
                : new RuledTreeMapOrderBook(spec);
    }

    /** A resting order. */
    private static final class Order {
        final int side;
        final long orderId;
        final long priceTicks;
        long quantity;

        Order(int side, long orderId, long priceTicks, long quantity) {
            this.side = side;
            this.orderId = orderId;
            this.priceTicks = priceTicks;
            this.quantity = quantity;
        }
    }

    /** The orders at one price, by id, in the order of arrival: the first is the next to trade. */
    private static final class Level {
        final LinkedHashMap<Long, Order> queue = new LinkedHashMap<>();

        Order first() {
            return queue.firstEntry().getValue();
        }

        long quantity() {
            return queue.values().stream().mapToLong(order -> order.quantity).sum();
        }
    }

    @Override
    public void apply(OrderCommand command, ReportSink reports) {
        switch (command.type()) {
            case CommandType.NEW -> enter(command, reports);
            case CommandType.CANCEL -> cancel(command, reports);
            case CommandType.REPLACE -> replace(command, reports);
            case CommandType.REDUCE -> reduce(command, reports);
            default ->
                    reports.rejected(
                            command.sequence(),
                            ReportType.REJECTED,
                            Reason.UNKNOWN_COMMAND,
                            command.orderId());
        }
    }

    private void enter(OrderCommand command, ReportSink reports) {
        long sequence = command.sequence();
        int refusal = reasonToRefuse(command);
        if (refusal != Reason.NONE) {
            reports.rejected(sequence, ReportType.REJECTED, refusal, command.orderId());
            return;
        }
        int side = command.side();
        int type = command.orderType();
        long orderId = command.orderId();
        long quantity = command.quantity();
        boolean isMarket = type == OrderType.MARKET;
        long reportedPrice = isMarket ? 0 : command.priceTicks();
        long limit = isMarket ? worstPrice(side) : command.priceTicks();

        reports.accepted(sequence, side, orderId, reportedPrice, quantity);
        if (type == OrderType.FOK && fillable(side, limit) < quantity) {
            reports.cancelled(
                    sequence, side, Reason.NOT_FILLABLE, orderId, reportedPrice, quantity);
            return;
        }
        long rest = match(sequence, side, orderId, limit, quantity, reports);
        if (rest == 0) {
            return;
        }
        if (type == OrderType.LIMIT || type == OrderType.POST_ONLY) {
            add(new Order(side, orderId, limit, rest));
        } else {
            reports.cancelled(sequence, side, Reason.UNFILLED_REST, orderId, reportedPrice, rest);
        }
    }

    /** Returns the first failing check of a new order in the order given by {@link Reason}. */
    private int reasonToRefuse(OrderCommand command) {
        int side = command.side();
        int type = command.orderType();
        if (side != Side.BUY && side != Side.SELL) {
            return Reason.UNKNOWN_SIDE;
        }
        if (type < OrderType.LIMIT || type > OrderType.POST_ONLY) {
            return Reason.UNKNOWN_ORDER_TYPE;
        }
        if (!Prices.isQuantity(command.quantity())) {
            return Reason.QUANTITY_OUT_OF_RANGE;
        }
        if (type != OrderType.MARKET && !Prices.isPrice(command.priceTicks())) {
            return Reason.PRICE_OUT_OF_RANGE;
        }
        if (orders.containsKey(command.orderId())) {
            return Reason.DUPLICATE_ORDER_ID;
        }
        if (orders.size() >= ordersMax) {
            return Reason.BOOK_FULL;
        }
        if (type == OrderType.POST_ONLY && wouldTrade(side, command.priceTicks())) {
            return Reason.WOULD_TRADE;
        }
        return Reason.NONE;
    }

    private void cancel(OrderCommand command, ReportSink reports) {
        Order order = orders.get(command.orderId());
        if (order == null) {
            reports.rejected(
                    command.sequence(),
                    ReportType.CANCEL_REJECTED,
                    Reason.UNKNOWN_ORDER,
                    command.orderId());
            return;
        }
        remove(order);
        reportCancel(command.sequence(), order, reports);
    }

    private void replace(OrderCommand command, ReportSink reports) {
        long sequence = command.sequence();
        long orderId = command.orderId();
        long priceTicks = command.priceTicks();
        long quantity = command.quantity();
        Order order = orders.get(orderId);
        int refusal = Reason.NONE;
        if (!Prices.isQuantity(quantity)) {
            refusal = Reason.QUANTITY_OUT_OF_RANGE;
        } else if (!Prices.isPrice(priceTicks)) {
            refusal = Reason.PRICE_OUT_OF_RANGE;
        } else if (order == null) {
            refusal = Reason.UNKNOWN_ORDER;
        }
        if (order == null || refusal != Reason.NONE) {
            reports.rejected(sequence, ReportType.REPLACE_REJECTED, refusal, orderId);
            return;
        }
        boolean requeue = (command.flags() & OrderCommand.FLAG_REQUEUE) != 0;
        if (priceTicks == order.priceTicks && quantity <= order.quantity && !requeue) {
            reports.replaced(sequence, order.side, orderId, priceTicks, quantity);
            order.quantity = quantity;
            return;
        }
        reports.requeued(sequence, order.side, orderId, priceTicks, quantity);
        remove(order);
        long rest = match(sequence, order.side, orderId, priceTicks, quantity, reports);
        if (rest > 0) {
            add(new Order(order.side, orderId, priceTicks, rest));
        }
    }

    private void reduce(OrderCommand command, ReportSink reports) {
        long sequence = command.sequence();
        Order order = orders.get(command.orderId());
        int refusal = Reason.NONE;
        if (!Prices.isQuantity(command.quantity())) {
            refusal = Reason.QUANTITY_OUT_OF_RANGE;
        } else if (order == null) {
            refusal = Reason.UNKNOWN_ORDER;
        }
        if (order == null || refusal != Reason.NONE) {
            reports.rejected(sequence, ReportType.REDUCE_REJECTED, refusal, command.orderId());
            return;
        }
        if (command.quantity() >= order.quantity) {
            remove(order);
            reportCancel(sequence, order, reports);
            return;
        }
        order.quantity -= command.quantity();
        reports.reduced(sequence, order.side, order.orderId, order.priceTicks, order.quantity);
    }

    private static void reportCancel(long sequence, Order order, ReportSink reports) {
        reports.cancelled(
                sequence, order.side, Reason.NONE, order.orderId, order.priceTicks, order.quantity);
    }

    /** Trades an order of this side against the other one; returns what is left of it. */
    private long match(
            long sequence, int side, long orderId, long limit, long quantity, ReportSink reports) {
        NavigableMap<Long, Level> makers = levels(Side.opposite(side));
        long rest = quantity;
        while (rest > 0 && wouldTrade(side, limit)) {
            Order maker = makers.firstEntry().getValue().first();
            long traded = Math.min(rest, maker.quantity);
            reports.traded(sequence, side, orderId, maker.orderId, maker.priceTicks, traded);
            rest -= traded;
            maker.quantity -= traded;
            if (maker.quantity == 0) {
                remove(maker);
            }
        }
        return rest;
    }

    /** Returns how much an order of this side could trade at its limit or better. */
    private long fillable(int side, long limit) {
        long sum = 0;
        for (Map.Entry<Long, Level> entry : levels(Side.opposite(side)).entrySet()) {
            if (!crosses(side, limit, entry.getKey())) {
                break;
            }
            sum += entry.getValue().quantity();
        }
        return sum;
    }

    private boolean wouldTrade(int side, long limit) {
        NavigableMap<Long, Level> makers = levels(Side.opposite(side));
        return !makers.isEmpty() && crosses(side, limit, makers.firstKey());
    }

    private static boolean crosses(int side, long limit, long makerPrice) {
        return side == Side.BUY ? makerPrice <= limit : makerPrice >= limit;
    }

    private static long worstPrice(int side) {
        return side == Side.BUY ? Prices.PRICE_TICKS_MAX : -Prices.PRICE_TICKS_MAX;
    }

    private NavigableMap<Long, Level> levels(int side) {
        return side == Side.BUY ? bids : asks;
    }

    private void add(Order order) {
        orders.put(order.orderId, order);
        levels(order.side)
                .computeIfAbsent(order.priceTicks, _ -> new Level())
                .queue
                .put(order.orderId, order);
    }

    private void remove(Order order) {
        orders.remove(order.orderId);
        levels(order.side)
                .computeIfPresent(
                        order.priceTicks,
                        (_, level) -> {
                            level.queue.remove(order.orderId);
                            return level.queue.isEmpty() ? null : level;
                        });
    }

    @Override
    public long bestBidTicks() {
        return bids.isEmpty() ? Prices.NO_PRICE : bids.firstKey();
    }

    @Override
    public long bestAskTicks() {
        return asks.isEmpty() ? Prices.NO_PRICE : asks.firstKey();
    }

    @Override
    public int orderCount() {
        return orders.size();
    }

    @Override
    public long quantityAt(int side, long priceTicks) {
        Level level = levels(side).get(priceTicks);
        return level == null ? 0 : level.quantity();
    }

    @Override
    public int depth(int side, int levelsMax, LevelVisitor visitor) {
        int visited = 0;
        for (Map.Entry<Long, Level> entry : levels(side).entrySet()) {
            if (visited >= levelsMax) {
                break;
            }
            visitor.level(entry.getKey(), entry.getValue().quantity());
            visited++;
        }
        return visited;
    }

    @Override
    public void forEachOrder(OrderVisitor visitor) {
        for (NavigableMap<Long, Level> levels : List.of(bids, asks)) {
            for (Level level : levels.values()) {
                for (Order order : level.queue.values()) {
                    visitor.order(order.side, order.orderId, order.priceTicks, order.quantity);
                }
            }
        }
    }

    @Override
    public void clear() {
        bids.clear();
        asks.clear();
        orders.clear();
    }
}
