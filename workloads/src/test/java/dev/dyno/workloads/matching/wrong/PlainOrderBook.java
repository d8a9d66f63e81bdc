package dev.dyno.workloads.matching.wrong;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A correct book of one list per side, sorted by priority, in many small steps. Wrong books
 * override one step each.
 */
class PlainOrderBook implements OrderBook {
    final List<Order> bids = new ArrayList<>();
    final List<Order> asks = new ArrayList<>();
    final Map<Long, Order> byId = new HashMap<>();
    final int ordersMax;

    PlainOrderBook(OrderBookSpec spec) {
        ordersMax = spec.ordersMax();
    }

    /** A resting order. */
    static final class Order {
        final int side;
        final long id;
        long price;
        long quantity;
        final long ordered;

        Order(int side, long id, long price, long quantity) {
            this.side = side;
            this.id = id;
            this.price = price;
            this.quantity = quantity;
            this.ordered = quantity;
        }
    }

    @Override
    public void apply(OrderCommand command, ReportSink reports) {
        switch (command.type()) {
            case CommandType.NEW -> enter(command, reports);
            case CommandType.CANCEL -> cancel(command, reports);
            case CommandType.REPLACE -> replace(command, reports);
            case CommandType.REDUCE -> reduce(command, reports);
            default -> refuse(command, ReportType.REJECTED, Reason.UNKNOWN_COMMAND, reports);
        }
    }

    static void refuse(OrderCommand command, int type, int reason, ReportSink reports) {
        reports.rejected(command.sequence(), type, reason, command.orderId());
    }

    // New orders.

    void enter(OrderCommand command, ReportSink reports) {
        int refusal = reasonToRefuse(command);
        if (refusal != Reason.NONE) {
            refuse(command, ReportType.REJECTED, refusal, reports);
            return;
        }
        int side = command.side();
        int type = command.orderType();
        long id = command.orderId();
        long quantity = command.quantity();
        long shownPrice = type == OrderType.MARKET ? 0 : command.priceTicks();
        long limit = type == OrderType.MARKET ? marketLimit(command) : command.priceTicks();
        reports.accepted(command.sequence(), side, id, shownPrice, quantity);
        if (type == OrderType.FOK && !isFillable(side, limit, quantity)) {
            reports.cancelled(
                    command.sequence(), side, Reason.NOT_FILLABLE, id, shownPrice, quantity);
            return;
        }
        long rest = match(command.sequence(), side, id, limit, quantity, reports);
        if (rest > 0 && rests(type)) {
            add(new Order(side, id, limit, rest));
        } else if (rest > 0) {
            reports.cancelled(command.sequence(), side, Reason.UNFILLED_REST, id, shownPrice, rest);
        }
    }

    long marketLimit(OrderCommand command) {
        return command.side() == Side.BUY ? Prices.PRICE_TICKS_MAX : -Prices.PRICE_TICKS_MAX;
    }

    boolean rests(int orderType) {
        return orderType == OrderType.LIMIT || orderType == OrderType.POST_ONLY;
    }

    int reasonToRefuse(OrderCommand command) {
        int type = command.orderType();
        if (command.side() > Side.SELL) {
            return Reason.UNKNOWN_SIDE;
        }
        if (type > OrderType.POST_ONLY) {
            return Reason.UNKNOWN_ORDER_TYPE;
        }
        if (!isQuantity(command.quantity())) {
            return Reason.QUANTITY_OUT_OF_RANGE;
        }
        if (type != OrderType.MARKET && !isPrice(command.priceTicks())) {
            return Reason.PRICE_OUT_OF_RANGE;
        }
        return reasonToRefuseInThisState(command);
    }

    int reasonToRefuseInThisState(OrderCommand command) {
        if (find(command.orderId()) != null) {
            return Reason.DUPLICATE_ORDER_ID;
        }
        if (isFull(command)) {
            return Reason.BOOK_FULL;
        }
        boolean isPostOnly = command.orderType() == OrderType.POST_ONLY;
        return isPostOnly && wouldTrade(command.side(), command.priceTicks())
                ? Reason.WOULD_TRADE
                : Reason.NONE;
    }

    boolean isQuantity(long quantity) {
        return quantity >= 1 && quantity <= Prices.QUANTITY_MAX;
    }

    boolean isPrice(long price) {
        return price >= -Prices.PRICE_TICKS_MAX && price <= Prices.PRICE_TICKS_MAX;
    }

    boolean isFull(OrderCommand command) {
        return byId.size() >= ordersMax;
    }

    boolean wouldTrade(int side, long limit) {
        List<Order> makers = makers(side);
        return !makers.isEmpty() && crosses(side, limit, makers.getFirst().price);
    }

    boolean isFillable(int side, long limit, long quantity) {
        long sum = 0;
        for (Order maker : makers(side)) {
            if (crosses(side, limit, maker.price)) {
                sum += maker.quantity;
            }
        }
        return sum >= quantity;
    }

    // Trading.

    long match(long sequence, int side, long id, long limit, long quantity, ReportSink reports) {
        long rest = quantity;
        while (rest > 0 && wouldTrade(side, limit)) {
            Order maker = makers(side).getFirst();
            long traded = Math.min(rest, maker.quantity);
            reportTrade(sequence, side, id, limit, maker, traded, reports);
            rest -= traded;
            maker.quantity -= traded;
            if (maker.quantity == 0) {
                removeFilled(maker);
            }
        }
        return rest;
    }

    void reportTrade(
            long sequence,
            int side,
            long id,
            long limit,
            Order maker,
            long quantity,
            ReportSink reports) {
        reports.traded(sequence, side, id, maker.id, maker.price, quantity);
    }

    static boolean crosses(int side, long limit, long price) {
        return side == Side.BUY ? price <= limit : price >= limit;
    }

    List<Order> makers(int takerSide) {
        return orders(Side.opposite(takerSide));
    }

    List<Order> orders(int side) {
        return side == Side.BUY ? bids : asks;
    }

    // Cancels and changes.

    void cancel(OrderCommand command, ReportSink reports) {
        Order order = find(command.orderId());
        if (order == null) {
            refuse(command, ReportType.CANCEL_REJECTED, Reason.UNKNOWN_ORDER, reports);
            return;
        }
        remove(order);
        reportCancel(command.sequence(), order, reports);
    }

    void reportCancel(long sequence, Order order, ReportSink reports) {
        reports.cancelled(sequence, order.side, Reason.NONE, order.id, order.price, order.quantity);
    }

    void replace(OrderCommand command, ReportSink reports) {
        long price = command.priceTicks();
        long quantity = command.quantity();
        Order order = find(command.orderId());
        if (!isQuantity(quantity)) {
            refuse(command, ReportType.REPLACE_REJECTED, Reason.QUANTITY_OUT_OF_RANGE, reports);
        } else if (!isPrice(price)) {
            refuse(command, ReportType.REPLACE_REJECTED, Reason.PRICE_OUT_OF_RANGE, reports);
        } else if (order == null) {
            refuse(command, ReportType.REPLACE_REJECTED, Reason.UNKNOWN_ORDER, reports);
        } else {
            if (keepsPriority(order, price, quantity, command.flags())) {
                reports.replaced(command.sequence(), order.side, order.id, price, quantity);
                order.price = price;
                order.quantity = quantity;
            } else {
                reports.requeued(command.sequence(), order.side, order.id, price, quantity);
                enterAgain(command.sequence(), order, price, quantity, reports);
            }
        }
    }

    boolean keepsPriority(Order order, long price, long quantity, int flags) {
        return price == order.price
                && quantity <= order.quantity
                && (flags & OrderCommand.FLAG_REQUEUE) == 0;
    }

    void enterAgain(long sequence, Order order, long price, long quantity, ReportSink reports) {
        remove(order);
        long rest = match(sequence, order.side, order.id, price, quantity, reports);
        if (rest > 0) {
            add(new Order(order.side, order.id, price, rest));
        }
    }

    void reduce(OrderCommand command, ReportSink reports) {
        Order order = find(command.orderId());
        if (!isQuantity(command.quantity())) {
            refuse(command, ReportType.REDUCE_REJECTED, Reason.QUANTITY_OUT_OF_RANGE, reports);
        } else if (order == null) {
            refuse(command, ReportType.REDUCE_REJECTED, Reason.UNKNOWN_ORDER, reports);
        } else if (command.quantity() >= order.quantity) {
            remove(order);
            reportCancel(command.sequence(), order, reports);
        } else {
            order.quantity -= command.quantity();
            reports.reduced(command.sequence(), order.side, order.id, order.price, order.quantity);
        }
    }

    // What is stored.

    @Nullable Order find(long id) {
        return byId.get(id);
    }

    void add(Order order) {
        byId.put(order.id, order);
        orders(order.side).add(placeOf(order), order);
    }

    /** Returns the place behind all orders of the same or a better price. */
    int placeOf(Order order) {
        List<Order> orders = orders(order.side);
        int low = 0;
        int high = orders.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isAtLeastAsGood(orders.get(middle), order)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    static boolean isAtLeastAsGood(Order resting, Order order) {
        return order.side == Side.BUY ? resting.price >= order.price : resting.price <= order.price;
    }

    void removeFilled(Order order) {
        remove(order);
    }

    void remove(Order order) {
        byId.remove(order.id);
        orders(order.side).remove(order);
    }

    // Queries.

    @Override
    public long bestBidTicks() {
        return bids.isEmpty() ? Prices.NO_PRICE : bids.getFirst().price;
    }

    @Override
    public long bestAskTicks() {
        return asks.isEmpty() ? Prices.NO_PRICE : asks.getFirst().price;
    }

    @Override
    public int orderCount() {
        return byId.size();
    }

    @Override
    public long quantityAt(int side, long priceTicks) {
        long sum = 0;
        for (Order order : orders(side)) {
            sum += order.price == priceTicks ? order.quantity : 0;
        }
        return sum;
    }

    @Override
    public int depth(int side, int levelsMax, LevelVisitor visitor) {
        List<Order> orders = orders(side);
        int levels = 0;
        int index = 0;
        while (index < orders.size() && levels < levelsMax) {
            long price = orders.get(index).price;
            long sum = 0;
            while (index < orders.size() && orders.get(index).price == price) {
                sum += orders.get(index).quantity;
                index++;
            }
            visitor.level(price, sum);
            levels++;
        }
        return levels;
    }

    @Override
    public void forEachOrder(OrderVisitor visitor) {
        for (List<Order> side : List.of(bids, asks)) {
            for (Order order : side) {
                visitor.order(order.side, order.id, order.price, order.quantity);
            }
        }
    }

    @Override
    public void clear() {
        bids.clear();
        asks.clear();
        byId.clear();
    }
}
