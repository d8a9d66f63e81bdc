package dev.dyno.contenders.matching;

import static dev.dyno.contenders.matching.LadderLayout.NEXT;
import static dev.dyno.contenders.matching.LadderLayout.NULL;
import static dev.dyno.contenders.matching.LadderLayout.ORDER_ID;
import static dev.dyno.contenders.matching.LadderLayout.PRICE;
import static dev.dyno.contenders.matching.LadderLayout.QUANTITY;

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
import java.util.function.IntFunction;

/**
 * A book over a ladder of ticks: levels at their ticks, orders in pooled records that link to each
 * other, ids in hash chains through the same records. The idea of one slot per tick with intrusive
 * queues is old (the QuantCup winner of 2011 and Selph's articles describe it); what is stored
 * where is drawn in {@link LadderLayout}.
 *
 * <p>Lines of memory that a command touches, beside its own and its reports': a new order that
 * rests one of the index, its node, its level, the last order's node and one of the bitmap; a
 * cancel one of the index, the node, both neighbours (stores only), and where a level empties the
 * bitmap; a trade the maker's node, one of the index, the next node and the level.
 *
 * <p>Threading: one thread at a time. Progress: every command takes time in proportion to the
 * orders that it trades with (a fill-or-kill: to the orders that it looks at), outside the window
 * also to the logarithm of the number of levels there; see {@link PriceLadder} for what a move of
 * the window takes. {@link #quantityAt} and {@link #depth} visit the orders of their levels.
 * Memory: 64 bytes and two index cells per order that the book has room for and 8 bytes per tick of
 * the window, all allocated in the constructor.
 */
abstract class TickLadderBook implements OrderBook {
    final IntMemory memory;
    final NodePool pool;
    final OrderIndex index;
    final PriceLadder ladder;
    private final int ordersMax;
    int orderCount;

    /** The price of the last trade, which a book with rules asks for. */
    long lastTradeTicks = Prices.NO_PRICE;

    TickLadderBook(OrderBookSpec spec, IntFunction<? extends IntMemory> allocator) {
        LadderLayout layout = LadderLayout.of(spec);
        memory = allocator.apply(layout.cells());
        pool = new NodePool(memory, layout.nodes(), layout.nodesEnd());
        index = new OrderIndex(memory, layout);
        ladder = new PriceLadder(memory, layout, pool, spec.centrePriceTicks());
        ordersMax = spec.ordersMax();
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
        long limit = command.priceTicks();
        if (type == OrderType.LIMIT) {
            reports.accepted(sequence, side, orderId, limit, quantity);
            long rest = match(sequence, side, orderId, limit, quantity, reports);
            if (rest > 0) {
                rest(side, orderId, limit, rest);
            }
        } else {
            enterOther(type, sequence, side, orderId, limit, quantity, reports);
        }
    }

    /** Enters an accepted order that is not a plain limit order. */
    private void enterOther(
            int type,
            long sequence,
            int side,
            long orderId,
            long priceTicks,
            long quantity,
            ReportSink reports) {
        boolean isMarket = type == OrderType.MARKET;
        long reportedPrice = isMarket ? 0 : priceTicks;
        long limit = isMarket ? worstPrice(side) : priceTicks;
        reports.accepted(sequence, side, orderId, reportedPrice, quantity);
        if (type == OrderType.FOK && !isFillable(side, limit, quantity)) {
            reports.cancelled(
                    sequence, side, Reason.NOT_FILLABLE, orderId, reportedPrice, quantity);
            return;
        }
        long rest = match(sequence, side, orderId, limit, quantity, reports);
        if (rest == 0) {
            return;
        }
        if (type == OrderType.POST_ONLY) {
            rest(side, orderId, limit, rest);
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
        if (!Prices.isPrice(command.priceTicks()) && type != OrderType.MARKET) {
            return Reason.PRICE_OUT_OF_RANGE;
        }
        if (index.find(command.orderId()) != NULL) {
            return Reason.DUPLICATE_ORDER_ID;
        }
        if (orderCount >= ordersMax) {
            return Reason.BOOK_FULL;
        }
        if (type == OrderType.POST_ONLY
                && ladder.reaches(Side.opposite(side), command.priceTicks())) {
            return Reason.WOULD_TRADE;
        }
        return Reason.NONE;
    }

    private void cancel(OrderCommand command, ReportSink reports) {
        long orderId = command.orderId();
        int node = index.find(orderId);
        if (node == NULL) {
            reports.rejected(
                    command.sequence(), ReportType.CANCEL_REJECTED, Reason.UNKNOWN_ORDER, orderId);
            return;
        }
        cancelNode(command.sequence(), node, orderId, reports);
    }

    private void cancelNode(long sequence, int node, long orderId, ReportSink reports) {
        long priceAndSide = memory.loadLong(node + PRICE);
        reports.cancelled(
                sequence,
                (int) priceAndSide & 1,
                Reason.NONE,
                orderId,
                priceAndSide >> 1,
                quantity(node));
        ladder.unlink(node, (int) priceAndSide & 1);
        forget(node, orderId);
    }

    private void replace(OrderCommand command, ReportSink reports) {
        long sequence = command.sequence();
        long orderId = command.orderId();
        long priceTicks = command.priceTicks();
        long quantity = command.quantity();
        int node = NULL;
        int refusal = Reason.NONE;
        if (!Prices.isQuantity(quantity)) {
            refusal = Reason.QUANTITY_OUT_OF_RANGE;
        } else if (!Prices.isPrice(priceTicks)) {
            refusal = Reason.PRICE_OUT_OF_RANGE;
        } else {
            node = index.find(orderId);
            refusal = node == NULL ? Reason.UNKNOWN_ORDER : Reason.NONE;
        }
        if (refusal != Reason.NONE) {
            reports.rejected(sequence, ReportType.REPLACE_REJECTED, refusal, orderId);
            return;
        }
        long priceAndSide = memory.loadLong(node + PRICE);
        int side = (int) priceAndSide & 1;
        boolean keepsPriority =
                priceTicks == priceAndSide >> 1
                        && quantity <= quantity(node)
                        && (command.flags() & OrderCommand.FLAG_REQUEUE) == 0;
        if (keepsPriority) {
            reports.replaced(sequence, side, orderId, priceTicks, quantity);
            memory.store(node + QUANTITY, (int) quantity);
        } else {
            reports.requeued(sequence, side, orderId, priceTicks, quantity);
            requeue(sequence, node, side, orderId, priceTicks, quantity, reports);
        }
    }

    /** Enters a resting order again; it keeps its node and its place in the index. */
    private void requeue(
            long sequence,
            int node,
            int side,
            long orderId,
            long priceTicks,
            long quantity,
            ReportSink reports) {
        ladder.unlink(node, side);
        long rest = match(sequence, side, orderId, priceTicks, quantity, reports);
        if (rest > 0) {
            place(node, side, priceTicks, rest);
        } else {
            forget(node, orderId);
        }
    }

    private void reduce(OrderCommand command, ReportSink reports) {
        long sequence = command.sequence();
        long orderId = command.orderId();
        long reduction = command.quantity();
        boolean inRange = Prices.isQuantity(reduction);
        int node = inRange ? index.find(orderId) : NULL;
        if (node == NULL) {
            int reason = inRange ? Reason.UNKNOWN_ORDER : Reason.QUANTITY_OUT_OF_RANGE;
            reports.rejected(sequence, ReportType.REDUCE_REJECTED, reason, orderId);
            return;
        }
        long left = quantity(node) - reduction;
        if (left <= 0) {
            cancelNode(sequence, node, orderId, reports);
            return;
        }
        memory.store(node + QUANTITY, (int) left);
        long priceAndSide = memory.loadLong(node + PRICE);
        reports.reduced(sequence, (int) priceAndSide & 1, orderId, priceAndSide >> 1, left);
    }

    /** Trades an order of this side against the other one; returns what is left of it. */
    private long match(
            long sequence, int side, long orderId, long limit, long quantity, ReportSink reports) {
        long rest = quantity;
        int makerSide = Side.opposite(side);
        while (rest > 0 && ladder.reaches(makerSide, limit)) {
            long price = ladder.best(makerSide);
            int maker = memory.load(ladder.occupiedLevel(price) + NEXT);
            long makerId = memory.loadLong(maker + ORDER_ID);
            long open = quantity(maker);
            long traded = Math.min(rest, open);
            reports.traded(sequence, side, orderId, makerId, price, traded);
            lastTradeTicks = price;
            rest -= traded;
            if (traded == open) {
                ladder.unlink(maker, makerSide);
                forget(maker, makerId);
            } else {
                memory.store(maker + QUANTITY, (int) (open - traded));
            }
        }
        return rest;
    }

    /** Answers whether orders of the other side could fill all of it at its limit or better. */
    private boolean isFillable(int side, long limit, long quantity) {
        int makerSide = Side.opposite(side);
        if (!ladder.reaches(makerSide, limit)) {
            return false;
        }
        long missing = quantity;
        long price = ladder.best(makerSide);
        while (price != Prices.NO_PRICE && (side == Side.BUY ? price <= limit : price >= limit)) {
            int level = ladder.occupiedLevel(price);
            for (int node = memory.load(level + NEXT);
                    node != level;
                    node = memory.load(node + NEXT)) {
                missing -= quantity(node);
                if (missing <= 0) {
                    return true;
                }
            }
            price = ladder.worse(makerSide, price);
        }
        return false;
    }

    static long worstPrice(int side) {
        return side == Side.BUY ? Prices.PRICE_TICKS_MAX : -Prices.PRICE_TICKS_MAX;
    }

    private void rest(int side, long orderId, long priceTicks, long quantity) {
        int node = pool.take();
        memory.storeLong(node + ORDER_ID, orderId);
        index.add(node, orderId);
        place(node, side, priceTicks, quantity);
        orderCount++;
    }

    void place(int node, int side, long priceTicks, long quantity) {
        memory.storeLong(node + PRICE, priceTicks << 1 | side);
        memory.store(node + QUANTITY, (int) quantity);
        ladder.append(node, side, priceTicks);
    }

    /** Drops an order that is in no queue. */
    void forget(int node, long orderId) {
        index.remove(node, orderId);
        pool.give(node);
        orderCount--;
    }

    long quantity(int node) {
        return Integer.toUnsignedLong(memory.load(node + QUANTITY));
    }

    @Override
    public final long bestBidTicks() {
        return ladder.best(Side.BUY);
    }

    @Override
    public final long bestAskTicks() {
        return ladder.best(Side.SELL);
    }

    @Override
    public final int orderCount() {
        return orderCount;
    }

    @Override
    public final long quantityAt(int side, long priceTicks) {
        int level = ladder.reaches(side, priceTicks) ? ladder.level(priceTicks) : NULL;
        return level == NULL ? 0 : levelQuantity(level);
    }

    private long levelQuantity(int level) {
        long sum = 0;
        for (int node = memory.load(level + NEXT); node != level; node = memory.load(node + NEXT)) {
            sum += quantity(node);
        }
        return sum;
    }

    @Override
    public final int depth(int side, int levelsMax, LevelVisitor visitor) {
        int visited = 0;
        long price = ladder.best(side);
        while (visited < levelsMax && price != Prices.NO_PRICE) {
            visitor.level(price, levelQuantity(ladder.occupiedLevel(price)));
            visited++;
            price = ladder.worse(side, price);
        }
        return visited;
    }

    @Override
    public final void forEachOrder(OrderVisitor visitor) {
        for (int side = Side.BUY; side <= Side.SELL; side++) {
            long price = ladder.best(side);
            while (price != Prices.NO_PRICE) {
                visit(side, price, visitor);
                price = ladder.worse(side, price);
            }
        }
    }

    private void visit(int side, long price, OrderVisitor visitor) {
        int level = ladder.occupiedLevel(price);
        for (int node = memory.load(level + NEXT); node != level; node = memory.load(node + NEXT)) {
            visitor.order(side, memory.loadLong(node + ORDER_ID), price, quantity(node));
        }
    }

    @Override
    public final void clear() {
        index.clear();
        pool.clear();
        ladder.clear();
        orderCount = 0;
        lastTradeTicks = Prices.NO_PRICE;
    }
}
