package dev.dyno.contenders.matching;

import dev.dyno.contenders.matching.RuledOrders.Order;
import dev.dyno.contracts.matching.BookState;
import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.LevelVisitor;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderTerms;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.OrderVisitor;
import dev.dyno.contracts.matching.Prices;
import dev.dyno.contracts.matching.Reason;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.contracts.matching.SelfTradeMode;
import dev.dyno.contracts.matching.Side;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The reference with rules; {@link RuledOrders} keeps its orders, {@link RuleChecks} refuses
 * commands. Written to be believed: pending stops are looked through after every order, and the
 * orders of an account or of a day are found by looking at all.
 *
 * <p>Threading: one thread at a time. Memory: in proportion to the orders.
 */
final class RuledTreeMapOrderBook implements OrderBook {
    private final RuledOrders orders = new RuledOrders();
    private final RuleChecks checks;
    private final Set<OrderBookCapability> capabilities;
    private final boolean keepsAccounts;
    private final Queue<Order> triggered = new ArrayDeque<>();
    private long lastTradeTicks;
    private long lowestTradeTicks;
    private long highestTradeTicks;
    private long time;
    private int state;

    RuledTreeMapOrderBook(OrderBookSpec spec) {
        checks = new RuleChecks(spec);
        capabilities = OrderBookCapability.plain();
        capabilities.addAll(spec.rules());
        keepsAccounts =
                capabilities.contains(OrderBookCapability.SELF_TRADE_PREVENTION)
                        || capabilities.contains(OrderBookCapability.MASS_CANCEL);
        clear();
    }

    @Override
    public void apply(OrderCommand command, ReportSink reports) {
        long sequence = command.sequence();
        int refusal = checks.refusal(this, orders, command);
        if (refusal != Reason.NONE) {
            reports.rejected(
                    sequence, RuleChecks.rejection(command.type()), refusal, command.orderId());
            return;
        }
        switch (command.type()) {
            case CommandType.NEW -> enter(command, reports);
            case CommandType.CANCEL ->
                    cancel(sequence, checks.known(orders, command), Reason.NONE, reports);
            case CommandType.REPLACE -> replace(command, reports);
            case CommandType.REDUCE -> reduce(command, reports);
            case CommandType.MASS_CANCEL -> massCancel(command, reports);
            case CommandType.TIME -> advanceTo(sequence, command.expiryTime(), reports);
            case CommandType.END_OF_DAY -> endDay(sequence, reports);
            default -> {
                state = (int) command.quantity();
                reports.stateChanged(sequence, state);
            }
        }
        trigger(sequence, reports);
    }

    // New orders.

    private void enter(OrderCommand command, ReportSink reports) {
        int type = command.orderType();
        boolean isPriced = type != OrderType.MARKET && type != OrderType.STOP;
        Order order =
                new Order(
                        command.side(),
                        command.orderId(),
                        type,
                        isPriced ? command.priceTicks() : 0,
                        command.quantity());
        order.account = keepsAccounts ? command.account() : 0;
        order.selfTradeMode = command.selfTradeMode();
        order.expiryTime = command.expiryTime();
        order.display = type == OrderType.ICEBERG ? command.displayQuantity() : 0;
        order.stopPriceTicks = command.stopPriceTicks();
        if (OrderType.isStop(type)) {
            orders.hold(order);
            reports.stopAccepted(
                    command.sequence(), order.side, order.orderId, order.priceTicks, order.open);
            return;
        }
        if (type == OrderType.MARKET_PROTECTED) {
            order.priceTicks = protectionPrice(order.side, order.priceTicks);
        } else if (type == OrderType.POST_ONLY_SLIDE) {
            order.priceTicks = RuleChecks.slidPrice(this, order.side, order.priceTicks);
        }
        reports.accepted(
                command.sequence(), order.side, order.orderId, order.priceTicks, order.open);
        execute(command.sequence(), order, type, reports);
    }

    /** Trades an order that is not in the book, then lets it rest or cancels what is left. */
    private void execute(long sequence, Order order, int type, ReportSink reports) {
        boolean isMarket = type == OrderType.MARKET;
        long limit = isMarket ? worstPrice(order.side) : order.priceTicks;
        if (type == OrderType.FOK && !isFillable(order)) {
            cancelRest(sequence, order, Reason.NOT_FILLABLE, reports);
            return;
        }
        match(sequence, order, limit, reports);
        if (order.open == 0) {
            orders.remove(order);
            return;
        }
        boolean hasMakers = orders.first(Side.opposite(order.side)) != null;
        switch (type) {
            case OrderType.MARKET, OrderType.IOC ->
                    cancelRest(sequence, order, Reason.UNFILLED_REST, reports);
            case OrderType.MARKET_PROTECTED ->
                    cancelRest(
                            sequence,
                            order,
                            hasMakers ? Reason.PROTECTION_REACHED : Reason.UNFILLED_REST,
                            reports);
            default -> {
                order.show();
                orders.rest(order);
                if (order.isIceberg()) {
                    reportDisplay(sequence, order, reports);
                }
            }
        }
    }

    /** Cancels what is left of an order that is in no queue. */
    private void cancelRest(long sequence, Order order, int reason, ReportSink reports) {
        orders.remove(order);
        reportCancel(sequence, order, reason, reports);
    }

    /** Returns the price up to which a protected market order trades, 0 without a counterpart. */
    private long protectionPrice(int side, long rangeTicks) {
        long best = orders.bestTicks(Side.opposite(side));
        if (best == Prices.NO_PRICE) {
            return 0;
        }
        long price = side == Side.BUY ? best + rangeTicks : best - rangeTicks;
        return Math.clamp(price, -Prices.PRICE_TICKS_MAX, Prices.PRICE_TICKS_MAX);
    }

    // Trading.

    private void match(long sequence, Order taker, long limit, ReportSink reports) {
        Order maker = orders.first(Side.opposite(taker.side));
        while (taker.open > 0
                && maker != null
                && RuleChecks.crosses(taker.side, limit, maker.priceTicks)) {
            if (isSelfTrade(taker, maker)) {
                prevent(sequence, taker, maker, reports);
            } else {
                long traded = Math.min(taker.open, maker.shown);
                reports.traded(
                        sequence,
                        taker.side,
                        taker.orderId,
                        maker.orderId,
                        maker.priceTicks,
                        traded);
                noteTrade(maker.priceTicks);
                taker.open -= traded;
                take(sequence, maker, traded, reports);
            }
            maker = orders.first(Side.opposite(taker.side));
        }
    }

    private void noteTrade(long priceTicks) {
        lastTradeTicks = priceTicks;
        lowestTradeTicks = Math.min(lowestTradeTicks, priceTicks);
        highestTradeTicks = Math.max(highestTradeTicks, priceTicks);
    }

    /** Takes a quantity off what a maker shows. */
    private void take(long sequence, Order maker, long quantity, ReportSink reports) {
        maker.open -= quantity;
        maker.shown -= quantity;
        if (maker.open == 0) {
            orders.remove(maker);
        } else if (maker.shown == 0) {
            orders.unqueue(maker);
            maker.show();
            orders.rest(maker);
            reportDisplay(sequence, maker, reports);
        }
    }

    private static boolean isSelfTrade(Order taker, Order maker) {
        return taker.selfTradeMode != SelfTradeMode.NONE && taker.account == maker.account;
    }

    private void prevent(long sequence, Order taker, Order maker, ReportSink reports) {
        int mode = taker.selfTradeMode;
        if (mode == SelfTradeMode.DECREMENT) {
            long quantity = Math.min(taker.open, maker.shown);
            decrement(sequence, maker, quantity, reports);
            take(sequence, maker, quantity, reports);
            decrement(sequence, taker, quantity, reports);
            taker.open -= quantity;
            return;
        }
        if (mode != SelfTradeMode.EXPIRE_TAKER) {
            cancel(sequence, maker, Reason.SELF_TRADE, reports);
        }
        if (mode != SelfTradeMode.EXPIRE_MAKER) {
            reportCancel(sequence, taker, Reason.SELF_TRADE, reports);
            taker.open = 0;
        }
    }

    private static void decrement(long sequence, Order order, long quantity, ReportSink reports) {
        if (quantity == order.open) {
            reportCancel(sequence, order, Reason.SELF_TRADE, reports);
        } else {
            reports.reduced(
                    sequence,
                    order.side,
                    Reason.SELF_TRADE,
                    order.orderId,
                    order.priceTicks,
                    order.open - quantity);
        }
    }

    /** Answers whether an order would trade with all of its quantity, and not be stopped before. */
    private boolean isFillable(Order taker) {
        long missing = taker.open;
        for (Map.Entry<Long, SequencedMap<Long, Order>> level :
                orders.levels(Side.opposite(taker.side)).entrySet()) {
            if (!RuleChecks.crosses(taker.side, taker.priceTicks, level.getKey())) {
                return false;
            }
            long shownBefore = 0;
            long open = 0;
            boolean isStopped = false;
            for (Order maker : level.getValue().values()) {
                boolean isOwn = isSelfTrade(taker, maker);
                isStopped |= isOwn && taker.selfTradeMode != SelfTradeMode.EXPIRE_MAKER;
                shownBefore += isStopped || isOwn ? 0 : maker.shown;
                open += isOwn ? 0 : maker.open;
            }
            missing -= isStopped ? shownBefore : open;
            if (missing <= 0 || isStopped) {
                return missing <= 0;
            }
        }
        return false;
    }

    // Stops.

    /** Moves the stops that trades have reached to the end of the queue of triggered ones. */
    private void elect() {
        for (Order stop : orders.pending()) {
            boolean isReached =
                    stop.side == Side.BUY
                            ? stop.stopPriceTicks <= highestTradeTicks
                            : stop.stopPriceTicks >= lowestTradeTicks;
            if (isReached && !triggered.contains(stop)) {
                triggered.add(stop);
            }
        }
        lowestTradeTicks = Long.MAX_VALUE;
        highestTradeTicks = Long.MIN_VALUE;
    }

    /** Executes the stops that this command's trades have reached, and those that theirs reach. */
    private void trigger(long sequence, ReportSink reports) {
        elect();
        Order stop = triggered.poll();
        while (stop != null) {
            orders.release(stop);
            reports.triggered(sequence, stop.side, stop.orderId, stop.priceTicks, stop.open);
            boolean isMarket = stop.orderType == OrderType.STOP;
            execute(sequence, stop, isMarket ? OrderType.MARKET : OrderType.LIMIT, reports);
            elect();
            stop = triggered.poll();
        }
    }

    // Cancels and changes.

    private void cancel(long sequence, Order order, int reason, ReportSink reports) {
        orders.remove(order);
        reportCancel(sequence, order, reason, reports);
    }

    private void replace(OrderCommand command, ReportSink reports) {
        long sequence = command.sequence();
        Order order = checks.known(orders, command);
        long priceTicks = command.priceTicks();
        long quantity = command.quantity();
        boolean requeue = (command.flags() & OrderCommand.FLAG_REQUEUE) != 0;
        if (priceTicks == order.priceTicks && quantity <= order.open && !requeue) {
            reports.replaced(sequence, order.side, order.orderId, priceTicks, quantity);
            order.shrinkTo(quantity);
            return;
        }
        reports.requeued(sequence, order.side, order.orderId, priceTicks, quantity);
        orders.unqueue(order);
        order.priceTicks = priceTicks;
        order.open = quantity;
        execute(sequence, order, OrderType.LIMIT, reports);
    }

    private void reduce(OrderCommand command, ReportSink reports) {
        Order order = checks.known(orders, command);
        if (command.quantity() >= order.open) {
            cancel(command.sequence(), order, Reason.NONE, reports);
            return;
        }
        order.shrinkTo(order.open - command.quantity());
        reports.reduced(
                command.sequence(), order.side, order.orderId, order.priceTicks, order.open);
    }

    private int cancelAll(
            long sequence, List<Order> among, Predicate<Order> which, int reason, ReportSink to) {
        List<Order> chosen = among.stream().filter(which).toList();
        chosen.forEach(order -> cancel(sequence, order, reason, to));
        return chosen.size();
    }

    private void massCancel(OrderCommand command, ReportSink reports) {
        int side = command.side();
        int account = command.account();
        int count =
                cancelAll(
                        command.sequence(),
                        orders.all(),
                        order ->
                                order.account == account
                                        && (side == Side.BOTH || side == order.side),
                        Reason.MASS_CANCELLED,
                        reports);
        reports.massCancelled(command.sequence(), side, account, count);
    }

    private void advanceTo(long sequence, long now, ReportSink reports) {
        time = now;
        List<Order> byTime = orders.all();
        byTime.sort(Comparator.comparingLong(order -> order.expiryTime));
        int count =
                cancelAll(
                        sequence,
                        byTime,
                        order -> order.expiryTime > 0 && order.expiryTime <= now,
                        Reason.EXPIRED,
                        reports);
        reports.timeAdvanced(sequence, now, count);
    }

    private void endDay(long sequence, ReportSink reports) {
        int count =
                cancelAll(
                        sequence,
                        orders.all(),
                        order -> order.expiryTime == OrderCommand.DAY,
                        Reason.EXPIRED,
                        reports);
        reports.timeAdvanced(sequence, time, count);
    }

    private static void reportCancel(long sequence, Order order, int reason, ReportSink reports) {
        reports.cancelled(
                sequence, order.side, reason, order.orderId, order.priceTicks, order.open);
    }

    private static void reportDisplay(long sequence, Order order, ReportSink reports) {
        reports.displayed(sequence, order.side, order.orderId, order.priceTicks, order.shown);
    }

    private static long worstPrice(int side) {
        return side == Side.BUY ? Prices.PRICE_TICKS_MAX : -Prices.PRICE_TICKS_MAX;
    }

    // Queries.

    @Override
    public long bestBidTicks() {
        return orders.bestTicks(Side.BUY);
    }

    @Override
    public long bestAskTicks() {
        return orders.bestTicks(Side.SELL);
    }

    @Override
    public int orderCount() {
        return orders.count() - pendingCount();
    }

    @Override
    public int pendingCount() {
        return orders.pendingCount();
    }

    @Override
    public long quantityAt(int side, long priceTicks) {
        return shown(orders.levels(side).getOrDefault(priceTicks, new LinkedHashMap<>()));
    }

    private static long shown(SequencedMap<Long, Order> queue) {
        return queue.values().stream().mapToLong(order -> order.shown).sum();
    }

    @Override
    public int depth(int side, int levelsMax, LevelVisitor visitor) {
        List<Map.Entry<Long, SequencedMap<Long, Order>>> visited =
                orders.levels(side).entrySet().stream().limit(Math.max(0, levelsMax)).toList();
        visited.forEach(level -> visitor.level(level.getKey(), shown(level.getValue())));
        return visited.size();
    }

    @Override
    public void forEachOrder(OrderVisitor visitor) {
        for (int side = Side.BUY; side <= Side.SELL; side++) {
            for (Order order : orders.resting(side)) {
                visitor.order(side, order.orderId, order.priceTicks, order.shown);
            }
        }
    }

    @Override
    public void forEachTerms(Consumer<OrderTerms> visitor) {
        orders.terms().forEach(visitor);
    }

    @Override
    public long lastTradeTicks() {
        return capabilities.contains(OrderBookCapability.STOP) ? lastTradeTicks : Prices.NO_PRICE;
    }

    @Override
    public long time() {
        return time;
    }

    @Override
    public int state() {
        return state;
    }

    @Override
    public Set<OrderBookCapability> capabilities() {
        return EnumSet.copyOf(capabilities);
    }

    @Override
    public void clear() {
        orders.clear();
        triggered.clear();
        lastTradeTicks = Prices.NO_PRICE;
        lowestTradeTicks = Long.MAX_VALUE;
        highestTradeTicks = Long.MIN_VALUE;
        time = 0;
        state = BookState.OPEN;
    }
}
