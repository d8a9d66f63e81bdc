package dev.dyno.peers.exchangecore;

import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.LevelVisitor;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderVisitor;
import dev.dyno.contracts.matching.Prices;
import dev.dyno.contracts.matching.Reason;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.contracts.matching.ReportType;
import dev.dyno.contracts.matching.Side;
import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.IOrder;
import exchange.core2.core.common.L2MarketData;
import exchange.core2.core.common.MatcherEventType;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommandType;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.IOrderBook;
import exchange.core2.core.orderbook.OrderBookEventsHelper;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Drives one {@code IOrderBook}; the package describes the mapping. One command object per kind of
 * command is filled again and again, as the library fills the slots of its ring.
 *
 * <p>Threading: one thread at a time. The adapter's own memory is constant; the library's is in
 * proportion to the resting orders, with its pools bounded by {@link OrderBookSpec#ordersMax()}.
 */
abstract class ExchangeCoreOrderBook implements OrderBook {
    /** Which prices and ids a book can tell apart in order. */
    enum Keys {
        /** Any. */
        SIGNED,
        /** Zero and above. */
        UNSIGNED
    }

    private final IOrderBook book;
    private final int ordersMax;
    private final boolean takesNegatives;
    private final exchange.core2.core.common.cmd.OrderCommand place =
            command(OrderCommandType.PLACE_ORDER);
    private final exchange.core2.core.common.cmd.OrderCommand cancel =
            command(OrderCommandType.CANCEL_ORDER);
    private final exchange.core2.core.common.cmd.OrderCommand reduce =
            command(OrderCommandType.REDUCE_ORDER);
    private final exchange.core2.core.common.cmd.OrderCommand move =
            command(OrderCommandType.MOVE_ORDER);
    private final L2MarketData best = new L2MarketData(1, 1);
    private int orderCount;

    ExchangeCoreOrderBook(OrderBookSpec spec, IOrderBook.OrderBookFactory factory, Keys keys) {
        // A futures contract: for currency pairs the library checks the risk of moved bids too.
        CoreSymbolSpecification symbol =
                CoreSymbolSpecification.builder()
                        .symbolId(1)
                        .type(SymbolType.FUTURES_CONTRACT)
                        .build();
        book =
                factory.create(
                        symbol,
                        pools(spec.ordersMax()),
                        OrderBookEventsHelper.NON_POOLED_EVENTS_HELPER,
                        LoggingConfiguration.DEFAULT);
        ordersMax = spec.ordersMax();
        takesNegatives = keys == Keys.SIGNED;
    }

    /**
     * Returns the pools that the library's matching engine gives to its books, each cut down to
     * what a book of this size can return to it.
     */
    private static ObjectsPool pools(int ordersMax) {
        int orders = Math.max(ordersMax, 512);
        return new ObjectsPool(
                Map.of(
                        ObjectsPool.DIRECT_ORDER, Math.min(orders, 1024 * 1024),
                        ObjectsPool.DIRECT_BUCKET, Math.min(orders, 1024 * 64),
                        ObjectsPool.ART_NODE_4, Math.min(orders, 1024 * 32),
                        ObjectsPool.ART_NODE_16, Math.min(orders, 1024 * 16),
                        ObjectsPool.ART_NODE_48, Math.min(orders, 1024 * 8),
                        ObjectsPool.ART_NODE_256, Math.min(orders, 1024 * 4)));
    }

    private static exchange.core2.core.common.cmd.OrderCommand command(OrderCommandType type) {
        exchange.core2.core.common.cmd.OrderCommand command =
                new exchange.core2.core.common.cmd.OrderCommand();
        command.command = type;
        command.resultCode = CommandResultCode.VALID_FOR_MATCHING_ENGINE;
        return command;
    }

    @Override
    public final void apply(OrderCommand command, ReportSink reports) {
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
        long orderId = command.orderId();
        int refusal = reasonToRefuse(command);
        if (refusal != Reason.NONE) {
            reports.rejected(sequence, ReportType.REJECTED, refusal, orderId);
            return;
        }
        int side = command.side();
        int type = command.orderType();
        long quantity = command.quantity();
        boolean isMarket = type == dev.dyno.contracts.matching.OrderType.MARKET;
        long reportedPrice = isMarket ? 0 : command.priceTicks();
        long limit = isMarket ? worstPrice(side) : reportedPrice;
        boolean rests =
                type == dev.dyno.contracts.matching.OrderType.LIMIT
                        || type == dev.dyno.contracts.matching.OrderType.POST_ONLY;

        reports.accepted(sequence, side, orderId, reportedPrice, quantity);
        long rest =
                place(
                        sequence,
                        side,
                        rests ? OrderType.GTC : OrderType.IOC,
                        orderId,
                        limit,
                        quantity,
                        reports);
        if (rest == 0) {
            return;
        }
        if (rests) {
            orderCount++;
        } else {
            reports.cancelled(sequence, side, Reason.UNFILLED_REST, orderId, reportedPrice, rest);
        }
    }

    /** Enters an order and reports its trades; returns what is left of it. */
    private long place(
            long sequence,
            int side,
            OrderType type,
            long orderId,
            long limit,
            long quantity,
            ReportSink reports) {
        place.orderId = orderId;
        place.price = limit;
        place.size = quantity;
        place.action = action(side);
        place.orderType = type;
        book.newOrder(place);
        long traded = reportTrades(sequence, side, orderId, place.matcherEvent, reports);
        place.matcherEvent = null;
        return quantity - traded;
    }

    /**
     * Reports the trades of a chain of events in their order; returns the sum of their quantities.
     * The library puts the rejection of an unfilled rest before the trades; it is skipped, since
     * the sum tells as much.
     */
    private long reportTrades(
            long sequence, int side, long orderId, MatcherTradeEvent first, ReportSink reports) {
        long traded = 0;
        for (MatcherTradeEvent event = first; event != null; event = event.nextEvent) {
            if (event.eventType == MatcherEventType.TRADE) {
                reports.traded(
                        sequence, side, orderId, event.matchedOrderId, event.price, event.size);
                traded += event.size;
                if (event.matchedOrderCompleted) {
                    orderCount--;
                }
            }
        }
        return traded;
    }

    /** Returns the first failing check of a new order in the order given by {@link Reason}. */
    private int reasonToRefuse(OrderCommand command) {
        int side = command.side();
        int type = command.orderType();
        if (side != Side.BUY && side != Side.SELL) {
            return Reason.UNKNOWN_SIDE;
        }
        if (type > dev.dyno.contracts.matching.OrderType.POST_ONLY) {
            return Reason.UNKNOWN_ORDER_TYPE;
        }
        if (type == dev.dyno.contracts.matching.OrderType.FOK) {
            return Reason.NOT_SUPPORTED;
        }
        if (!Prices.isQuantity(command.quantity())) {
            return Reason.QUANTITY_OUT_OF_RANGE;
        }
        long orderId = command.orderId();
        if (type != dev.dyno.contracts.matching.OrderType.MARKET) {
            int badPrice = reasonToRefusePrice(command.priceTicks());
            if (badPrice != Reason.NONE) {
                return badPrice;
            }
        }
        if (orderId < 0 && !takesNegatives) {
            return Reason.NOT_SUPPORTED;
        }
        if (book.getOrderById(orderId) != null) {
            return Reason.DUPLICATE_ORDER_ID;
        }
        if (orderCount >= ordersMax) {
            return Reason.BOOK_FULL;
        }
        if (type == dev.dyno.contracts.matching.OrderType.POST_ONLY
                && wouldTrade(side, command.priceTicks())) {
            return Reason.WOULD_TRADE;
        }
        return Reason.NONE;
    }

    private int reasonToRefusePrice(long priceTicks) {
        if (!Prices.isPrice(priceTicks)) {
            return Reason.PRICE_OUT_OF_RANGE;
        }
        return priceTicks < 0 && !takesNegatives ? Reason.NOT_SUPPORTED : Reason.NONE;
    }

    private boolean wouldTrade(int side, long limit) {
        if (side == Side.BUY) {
            long ask = bestAskTicks();
            return ask != Prices.NO_PRICE && ask <= limit;
        }
        long bid = bestBidTicks();
        return bid != Prices.NO_PRICE && bid >= limit;
    }

    private void cancel(OrderCommand command, ReportSink reports) {
        long sequence = command.sequence();
        long orderId = command.orderId();
        cancel.orderId = orderId;
        if (book.cancelOrder(cancel) != CommandResultCode.SUCCESS) {
            reports.rejected(sequence, ReportType.CANCEL_REJECTED, Reason.UNKNOWN_ORDER, orderId);
            return;
        }
        orderCount--;
        reportCancel(sequence, orderId, cancel, reports);
    }

    private static void reportCancel(
            long sequence,
            long orderId,
            exchange.core2.core.common.cmd.OrderCommand done,
            ReportSink reports) {
        MatcherTradeEvent event = done.matcherEvent;
        reports.cancelled(
                sequence, side(done.action), Reason.NONE, orderId, event.price, event.size);
        done.matcherEvent = null;
    }

    private void reduce(OrderCommand command, ReportSink reports) {
        long sequence = command.sequence();
        long orderId = command.orderId();
        if (!Prices.isQuantity(command.quantity())) {
            reports.rejected(
                    sequence, ReportType.REDUCE_REJECTED, Reason.QUANTITY_OUT_OF_RANGE, orderId);
            return;
        }
        if (reduceBy(orderId, command.quantity()) != CommandResultCode.SUCCESS) {
            reports.rejected(sequence, ReportType.REDUCE_REJECTED, Reason.UNKNOWN_ORDER, orderId);
            return;
        }
        if (reduce.matcherEvent.activeOrderCompleted) {
            orderCount--;
            reportCancel(sequence, orderId, reduce, reports);
            return;
        }
        // The library's event says by how much, not what is left.
        IOrder order = book.getOrderById(orderId);
        reports.reduced(
                sequence, side(reduce.action), orderId, reduce.matcherEvent.price, open(order));
        reduce.matcherEvent = null;
    }

    private CommandResultCode reduceBy(long orderId, long quantity) {
        reduce.orderId = orderId;
        reduce.size = quantity;
        return book.reduceOrder(reduce);
    }

    private void replace(OrderCommand command, ReportSink reports) {
        long sequence = command.sequence();
        long orderId = command.orderId();
        int refusal =
                Prices.isQuantity(command.quantity())
                        ? reasonToRefusePrice(command.priceTicks())
                        : Reason.QUANTITY_OUT_OF_RANGE;
        if (refusal != Reason.NONE) {
            reports.rejected(sequence, ReportType.REPLACE_REJECTED, refusal, orderId);
        } else if ((command.flags() & OrderCommand.FLAG_REQUEUE) != 0) {
            cancelAndEnter(command, reports);
        } else {
            IOrder order = book.getOrderById(orderId);
            if (order == null) {
                reports.rejected(
                        sequence, ReportType.REPLACE_REJECTED, Reason.UNKNOWN_ORDER, orderId);
            } else if (command.quantity() > open(order)) {
                cancelAndEnter(command, reports);
            } else {
                reduceAndMove(command, order, reports);
            }
        }
    }

    private void cancelAndEnter(OrderCommand command, ReportSink reports) {
        long sequence = command.sequence();
        long orderId = command.orderId();
        long priceTicks = command.priceTicks();
        long quantity = command.quantity();
        cancel.orderId = orderId;
        if (book.cancelOrder(cancel) != CommandResultCode.SUCCESS) {
            reports.rejected(sequence, ReportType.REPLACE_REJECTED, Reason.UNKNOWN_ORDER, orderId);
            return;
        }
        cancel.matcherEvent = null;
        int side = side(cancel.action);
        reports.requeued(sequence, side, orderId, priceTicks, quantity);
        if (place(sequence, side, OrderType.GTC, orderId, priceTicks, quantity, reports) == 0) {
            orderCount--;
        }
    }

    /** Replaces an order whose open quantity does not grow. */
    private void reduceAndMove(OrderCommand command, IOrder order, ReportSink reports) {
        long sequence = command.sequence();
        long orderId = command.orderId();
        long priceTicks = command.priceTicks();
        long quantity = command.quantity();
        int side = side(order.getAction());
        boolean moves = order.getPrice() != priceTicks;
        if (moves) {
            reports.requeued(sequence, side, orderId, priceTicks, quantity);
        } else {
            reports.replaced(sequence, side, orderId, priceTicks, quantity);
        }
        long less = open(order) - quantity;
        if (less > 0) {
            reduceBy(orderId, less);
            reduce.matcherEvent = null;
        }
        if (moves) {
            move.orderId = orderId;
            move.price = priceTicks;
            book.moveOrder(move);
            if (reportTrades(sequence, side, orderId, move.matcherEvent, reports) == quantity) {
                orderCount--;
            }
            move.matcherEvent = null;
        }
    }

    private static long open(IOrder order) {
        return order.getSize() - order.getFilled();
    }

    private static int side(OrderAction action) {
        return action == OrderAction.BID ? Side.BUY : Side.SELL;
    }

    private static OrderAction action(int side) {
        return side == Side.BUY ? OrderAction.BID : OrderAction.ASK;
    }

    private static long worstPrice(int side) {
        return side == Side.BUY ? Prices.PRICE_TICKS_MAX : -Prices.PRICE_TICKS_MAX;
    }

    @Override
    public final long bestBidTicks() {
        book.fillBids(1, best);
        return best.bidSize == 0 ? Prices.NO_PRICE : best.bidPrices[0];
    }

    @Override
    public final long bestAskTicks() {
        book.fillAsks(1, best);
        return best.askSize == 0 ? Prices.NO_PRICE : best.askPrices[0];
    }

    @Override
    public final int orderCount() {
        return orderCount;
    }

    @Override
    public final long quantityAt(int side, long priceTicks) {
        LevelFinder finder = new LevelFinder(priceTicks);
        depth(side, Integer.MAX_VALUE, finder);
        return finder.quantity;
    }

    private static final class LevelFinder implements LevelVisitor {
        private final long wantedTicks;
        private long quantity;

        LevelFinder(long wantedTicks) {
            this.wantedTicks = wantedTicks;
        }

        @Override
        public void level(long priceTicks, long levelQuantity) {
            if (priceTicks == wantedTicks) {
                quantity = levelQuantity;
            }
        }
    }

    @Override
    public final int depth(int side, int levelsMax, LevelVisitor visitor) {
        if (levelsMax <= 0) {
            return 0;
        }
        boolean bids = side == Side.BUY;
        int levels = bids ? book.getTotalBidBuckets(levelsMax) : book.getTotalAskBuckets(levelsMax);
        L2MarketData data = bids ? new L2MarketData(0, levels) : new L2MarketData(levels, 0);
        if (bids) {
            book.fillBids(levels, data);
        } else {
            book.fillAsks(levels, data);
        }
        long[] prices = bids ? data.bidPrices : data.askPrices;
        long[] quantities = bids ? data.bidVolumes : data.askVolumes;
        for (int level = 0; level < levels; level++) {
            visitor.level(prices[level], quantities[level]);
        }
        return levels;
    }

    @Override
    public final void forEachOrder(OrderVisitor visitor) {
        book.bidOrdersStream(true).forEach(order -> visit(Side.BUY, order, visitor));
        book.askOrdersStream(true).forEach(order -> visit(Side.SELL, order, visitor));
    }

    private static void visit(int side, IOrder order, OrderVisitor visitor) {
        visitor.order(side, order.getOrderId(), order.getPrice(), open(order));
    }

    /**
     * Cancels all orders, so that the library's pools keep the memory; a new book would drop it.
     */
    @Override
    public final void clear() {
        for (long orderId :
                LongStream.concat(ids(book.bidOrdersStream(true)), ids(book.askOrdersStream(true)))
                        .toArray()) {
            cancel.orderId = orderId;
            book.cancelOrder(cancel);
        }
        cancel.matcherEvent = null;
        orderCount = 0;
    }

    private static LongStream ids(Stream<? extends IOrder> orders) {
        return orders.mapToLong(IOrder::getOrderId);
    }

    /** Asks the library to check its own structure; for tests. */
    final void checkInvariants() {
        book.validateInternalState();
        int counted = book.getOrdersNum(OrderAction.BID) + book.getOrdersNum(OrderAction.ASK);
        if (counted != orderCount) {
            throw new IllegalStateException(
                    "the library holds " + counted + " orders, the adapter counts " + orderCount);
        }
    }
}
