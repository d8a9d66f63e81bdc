package com.example;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.CatalogueProvider;
import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.LevelVisitor;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.OrderVisitor;
import dev.dyno.contracts.matching.Prices;
import dev.dyno.contracts.matching.Reason;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.contracts.matching.ReportType;
import dev.dyno.contracts.matching.Side;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A user's own book in one file: a sorted list per side, limit orders and cancels only. */
@Implementation(id = "sorted-list", summary = "A sorted list per side.")
public final class SortedListOrderBook implements OrderBook {
    private record Order(int side, long id, long price, long[] open) {}

    private final int ordersMax;
    private final List<List<Order>> sides = List.of(new ArrayList<>(), new ArrayList<>());

    SortedListOrderBook(OrderBookSpec spec) {
        ordersMax = spec.ordersMax();
    }

    /** Lists the book. */
    public static final class Provider implements CatalogueProvider {
        @Override
        public List<Catalogue<?>> catalogues() {
            return List.of(
                    Catalogue.of(OrderBookFactory.CONTRACT, OrderBookFactory.class)
                            .candidate(SortedListOrderBook.class, SortedListOrderBook::new));
        }
    }

    @Override
    public void apply(OrderCommand command, ReportSink reports) {
        long sequence = command.sequence();
        long id = command.orderId();
        switch (command.type()) {
            case CommandType.NEW -> enter(command, reports);
            case CommandType.CANCEL -> {
                Order order = find(id);
                if (order == null) {
                    reports.rejected(
                            sequence, ReportType.CANCEL_REJECTED, Reason.UNKNOWN_ORDER, id);
                } else {
                    sides.get(order.side).remove(order);
                    reports.cancelled(
                            sequence, order.side, Reason.NONE, id, order.price, order.open[0]);
                }
            }
            case CommandType.REPLACE ->
                    reports.rejected(
                            sequence, ReportType.REPLACE_REJECTED, Reason.NOT_SUPPORTED, id);
            case CommandType.REDUCE ->
                    reports.rejected(
                            sequence, ReportType.REDUCE_REJECTED, Reason.NOT_SUPPORTED, id);
            default ->
                    reports.rejected(sequence, ReportType.REJECTED, Reason.UNKNOWN_COMMAND, id);
        }
    }

    private void enter(OrderCommand command, ReportSink reports) {
        int reason = refusal(command);
        long sequence = command.sequence();
        long id = command.orderId();
        if (reason != Reason.NONE) {
            reports.rejected(sequence, ReportType.REJECTED, reason, id);
            return;
        }
        int side = command.side();
        long price = command.priceTicks();
        long rest = command.quantity();
        reports.accepted(sequence, side, id, price, rest);
        List<Order> makers = sides.get(Side.opposite(side));
        while (rest > 0 && !makers.isEmpty() && isBefore(side, makers.getFirst().price, price)) {
            Order maker = makers.getFirst();
            long traded = Math.min(rest, maker.open[0]);
            reports.traded(sequence, side, id, maker.id, maker.price, traded);
            rest -= traded;
            maker.open[0] -= traded;
            if (maker.open[0] == 0) {
                makers.removeFirst();
            }
        }
        if (rest > 0) {
            List<Order> own = sides.get(side);
            int index = 0;
            while (index < own.size()
                    && isBefore(Side.opposite(side), own.get(index).price, price)) {
                index++;
            }
            own.add(index, new Order(side, id, price, new long[] {rest}));
        }
    }

    /** Answers whether a taker of this side with this limit takes, or queues behind, a price. */
    private static boolean isBefore(int side, long price, long limit) {
        return side == Side.BUY ? price <= limit : price >= limit;
    }

    private int refusal(OrderCommand command) {
        int type = command.orderType();
        if (command.side() != Side.BUY && command.side() != Side.SELL) {
            return Reason.UNKNOWN_SIDE;
        }
        if (type != OrderType.LIMIT) {
            return type > OrderType.POST_ONLY ? Reason.UNKNOWN_ORDER_TYPE : Reason.NOT_SUPPORTED;
        }
        if (!Prices.isQuantity(command.quantity())) {
            return Reason.QUANTITY_OUT_OF_RANGE;
        }
        if (!Prices.isPrice(command.priceTicks())) {
            return Reason.PRICE_OUT_OF_RANGE;
        }
        if (find(command.orderId()) != null) {
            return Reason.DUPLICATE_ORDER_ID;
        }
        return orderCount() >= ordersMax ? Reason.BOOK_FULL : Reason.NONE;
    }

    private Order find(long id) {
        for (List<Order> orders : sides) {
            for (Order order : orders) {
                if (order.id == id) {
                    return order;
                }
            }
        }
        return null;
    }

    private long best(int side) {
        List<Order> orders = sides.get(side);
        return orders.isEmpty() ? Prices.NO_PRICE : orders.getFirst().price;
    }

    @Override
    public long bestBidTicks() {
        return best(Side.BUY);
    }

    @Override
    public long bestAskTicks() {
        return best(Side.SELL);
    }

    @Override
    public int orderCount() {
        return sides.get(Side.BUY).size() + sides.get(Side.SELL).size();
    }

    @Override
    public long quantityAt(int side, long priceTicks) {
        return sides.get(side).stream()
                .filter(order -> order.price == priceTicks)
                .mapToLong(order -> order.open[0])
                .sum();
    }

    @Override
    public int depth(int side, int levelsMax, LevelVisitor visitor) {
        long[] prices =
                sides.get(side).stream()
                        .mapToLong(Order::price)
                        .distinct()
                        .limit(levelsMax)
                        .toArray();
        for (long price : prices) {
            visitor.level(price, quantityAt(side, price));
        }
        return prices.length;
    }

    @Override
    public void forEachOrder(OrderVisitor visitor) {
        for (List<Order> orders : sides) {
            orders.forEach(
                    order -> visitor.order(order.side, order.id, order.price, order.open[0]));
        }
    }

    @Override
    public void clear() {
        sides.forEach(List::clear);
    }

    @Override
    public Set<OrderBookCapability> capabilities() {
        return EnumSet.of(
                OrderBookCapability.NEGATIVE_PRICES,
                OrderBookCapability.ANY_ORDER_ID,
                OrderBookCapability.DEPTH,
                OrderBookCapability.ORDER_TRAVERSAL);
    }
}
