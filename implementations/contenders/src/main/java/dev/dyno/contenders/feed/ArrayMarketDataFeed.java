package dev.dyno.contenders.feed;

import static dev.dyno.contenders.feed.FeedOrders.LEVEL;
import static dev.dyno.contenders.feed.FeedOrders.NEXT;
import static dev.dyno.contenders.feed.FeedOrders.NONE;
import static dev.dyno.contenders.feed.FeedOrders.OPEN;
import static dev.dyno.contenders.feed.FeedOrders.PREV;
import static dev.dyno.contenders.feed.FeedOrders.SHOWN;

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

/**
 * Follows every order in flat arrays. A report costs a search by id and, where what shows changes,
 * one in the sorted prices of a side; the end of a command costs what it touched.
 *
 * <p>Threading: one thread at a time. Progress: every report takes constant time, but for prices
 * that come and go, which move those that are better. Memory: 64 bytes and two table cells per
 * order, and as much again twice for levels, all allocated in the constructor.
 */
@Implementation(
        id = "array",
        summary = "Orders and levels in flat arrays, prices sorted with the best one last.",
        hotClasses = {FeedOrders.class, FeedLevels.class})
final class ArrayMarketDataFeed implements MarketDataFeed {
    private final FeedKind kind;
    private final UpdateSink updates;
    private final FeedOrders orders;
    private final FeedLevels levels;
    private final long[] bestTicks = new long[2];
    private final long[] bestQuantity = new long[2];
    private int incoming;
    private boolean isInCommand;
    private long sequence;
    private long number;

    ArrayMarketDataFeed(FeedSpec spec, UpdateSink updates) {
        this.kind = spec.kind();
        this.updates = updates;
        // One more than rest: the order that comes in.
        int ordersMax = spec.ordersMax() + 1;
        this.orders = new FeedOrders(ordersMax);
        this.levels = new FeedLevels(ordersMax);
        clear();
    }

    @Override
    public void report(
            long sequence,
            int header,
            long orderId,
            long makerOrderId,
            long priceTicks,
            long quantity) {
        if (sequence != this.sequence && isInCommand) {
            flush();
        }
        this.sequence = sequence;
        isInCommand = true;
        switch (header & 0xFF) {
            case ReportType.ACCEPTED -> {
                restIncoming();
                incoming = orders.add(header >>> 8 & 0xFF, orderId, priceTicks, quantity);
            }
            case ReportType.TRADE -> trade(known(orderId), known(makerOrderId), quantity);
            case ReportType.CANCELLED -> cancel(known(orderId));
            case ReportType.REPLACED ->
                    replace(header >>> 16 & 0xFF, known(orderId), priceTicks, quantity);
            case ReportType.REDUCED -> reduce(header >>> 16 & 0xFF, known(orderId), quantity);
            case ReportType.STOP_ACCEPTED ->
                    orders.add(header >>> 8 & 0xFF, orderId, priceTicks, quantity);
            case ReportType.TRIGGERED -> {
                restIncoming();
                incoming = known(orderId);
            }
            case ReportType.DISPLAYED -> rest(known(orderId), quantity);
            default -> {
                // Refusals and summaries say nothing about a book.
            }
        }
    }

    private int known(long orderId) {
        int order = orders.find(orderId);
        if (order == NONE) {
            throw unknown(orderId);
        }
        return order;
    }

    private static IllegalStateException unknown(long orderId) {
        return new IllegalStateException(
                "a report names order "
                        + orderId
                        + ", which no earlier report has entered; a feed needs all reports since"
                        + " its book was empty");
    }

    /** What comes in rests once another order comes in or the command ends, unless it is gone. */
    private void restIncoming() {
        if (incoming != NONE) {
            rest(incoming, orders.get(incoming, OPEN));
        }
    }

    private void rest(int order, long shown) {
        if (order == incoming) {
            incoming = NONE;
        }
        int level = levels.at(orders.side(order), orders.priceTicks(order));
        orders.set(order, LEVEL, level);
        orders.set(order, SHOWN, shown);
        levels.change(level, shown);
        if (kind == FeedKind.ORDERS) {
            append(level, order);
            send(UpdateType.ORDER_ADDED, order, shown);
        }
    }

    private void append(int level, int order) {
        int last = levels.order(level, FeedLevels.LAST);
        orders.set(order, PREV, last);
        orders.set(order, NEXT, NONE);
        levels.set(level, FeedLevels.LAST, order);
        if (last == NONE) {
            levels.set(level, FeedLevels.FIRST, order);
        } else {
            orders.set(last, NEXT, order);
        }
    }

    /** Lets an order that shows nothing more leave its queue. */
    private void unqueue(int order) {
        int level = orders.link(order, LEVEL);
        orders.set(order, LEVEL, NONE);
        if (kind != FeedKind.ORDERS) {
            return;
        }
        int next = orders.link(order, NEXT);
        int prev = orders.link(order, PREV);
        if (next == NONE) {
            levels.set(level, FeedLevels.LAST, prev);
        } else {
            orders.set(next, PREV, prev);
        }
        if (prev == NONE) {
            levels.set(level, FeedLevels.FIRST, next);
        } else {
            orders.set(prev, NEXT, next);
        }
    }

    private void trade(int taker, int maker, long quantity) {
        long takerOpen = orders.get(taker, OPEN) - quantity;
        orders.set(taker, OPEN, takerOpen);
        if (takerOpen == 0) {
            orders.remove(taker);
            incoming = NONE;
        }
        if (kind == FeedKind.ORDERS) {
            send(UpdateType.ORDER_TRADED, maker, quantity);
        }
        long open = orders.get(maker, OPEN) - quantity;
        orders.set(maker, OPEN, open);
        setShown(maker, orders.get(maker, SHOWN) - quantity);
        if (open == 0) {
            orders.remove(maker);
        }
    }

    private void setShown(int order, long shown) {
        levels.change(orders.link(order, LEVEL), shown - orders.get(order, SHOWN));
        orders.set(order, SHOWN, shown);
        if (shown == 0) {
            unqueue(order);
        }
    }

    private void cancel(int order) {
        hide(order);
        orders.remove(order);
        if (order == incoming) {
            incoming = NONE;
        }
    }

    /** Takes an order off the book, if it shows anything. */
    private void hide(int order) {
        if (orders.get(order, SHOWN) > 0) {
            if (kind == FeedKind.ORDERS) {
                send(UpdateType.ORDER_REMOVED, order, 0);
            }
            setShown(order, 0);
        }
    }

    private void replace(int reason, int order, long priceTicks, long quantity) {
        if (reason == Reason.REQUEUED) {
            hide(order);
            restIncoming();
            orders.setPriceTicks(order, priceTicks);
            orders.set(order, OPEN, quantity);
            incoming = order;
        } else {
            reduce(Reason.NONE, order, quantity);
        }
    }

    /** What is hidden goes first, but where a trade was prevented what shows goes. */
    private void reduce(int reason, int order, long open) {
        long less = orders.get(order, OPEN) - open;
        long shown = orders.get(order, SHOWN);
        long left = reason == Reason.SELF_TRADE ? Math.max(0, shown - less) : Math.min(shown, open);
        orders.set(order, OPEN, open);
        if (left == 0) {
            hide(order);
        } else if (left < shown) {
            setShown(order, left);
            if (kind == FeedKind.ORDERS) {
                send(UpdateType.ORDER_REDUCED, order, left);
            }
        }
    }

    private void send(int type, int order, long quantity) {
        updates.update(
                ++number,
                sequence,
                type | orders.side(order) << 8,
                orders.id(order),
                orders.priceTicks(order),
                quantity);
    }

    @Override
    public void flush() {
        isInCommand = false;
        restIncoming();
        if (levels.touchedCount() == 0) {
            return;
        }
        if (kind == FeedKind.LEVELS) {
            sendLevels();
        }
        levels.endCommand();
        if (kind == FeedKind.BEST_PRICES) {
            sendBest(Side.BUY);
            sendBest(Side.SELL);
        }
    }

    private void sendLevels() {
        levels.sortTouched();
        for (int index = 0; index < levels.touchedCount(); index++) {
            int level = levels.touched(index);
            long quantity = levels.get(level, FeedLevels.QUANTITY);
            if (quantity != levels.get(level, FeedLevels.BEFORE)) {
                number++;
                writeLevel(level, updates);
            }
        }
    }

    private void sendBest(int side) {
        int best = levels.count(side) == 0 ? NONE : levels.byRank(side, 0);
        long price = best == NONE ? Prices.NO_PRICE : levels.priceTicks(best);
        long quantity = best == NONE ? 0 : levels.get(best, FeedLevels.QUANTITY);
        if (price != bestTicks[side] || quantity != bestQuantity[side]) {
            bestTicks[side] = price;
            bestQuantity[side] = quantity;
            number++;
            writeBest(side, updates);
        }
    }

    private void writeLevel(int level, UpdateSink to) {
        to.update(
                number,
                sequence,
                UpdateType.LEVEL | levels.side(level) << 8,
                0,
                levels.priceTicks(level),
                levels.get(level, FeedLevels.QUANTITY));
    }

    private void writeBest(int side, UpdateSink to) {
        to.update(
                number,
                sequence,
                UpdateType.BEST | side << 8,
                0,
                bestTicks[side],
                bestQuantity[side]);
    }

    @Override
    public long snapshot(UpdateSink to) {
        flush();
        for (int side = Side.BUY; side <= Side.SELL; side++) {
            if (kind == FeedKind.BEST_PRICES) {
                writeBest(side, to);
                continue;
            }
            for (int rank = 0; rank < levels.count(side); rank++) {
                int level = levels.byRank(side, rank);
                if (kind == FeedKind.LEVELS) {
                    writeLevel(level, to);
                } else {
                    writeQueue(level, to);
                }
            }
        }
        return number;
    }

    private void writeQueue(int level, UpdateSink to) {
        int order = levels.order(level, FeedLevels.FIRST);
        while (order != NONE) {
            to.update(
                    number,
                    sequence,
                    UpdateType.ORDER_ADDED | levels.side(level) << 8,
                    orders.id(order),
                    levels.priceTicks(level),
                    orders.get(order, SHOWN));
            order = orders.link(order, NEXT);
        }
    }

    @Override
    public void clear() {
        orders.clear();
        levels.clear();
        for (int side = Side.BUY; side <= Side.SELL; side++) {
            bestTicks[side] = Prices.NO_PRICE;
            bestQuantity[side] = 0;
        }
        incoming = NONE;
        isInCommand = false;
        sequence = 0;
        number = 0;
    }
}
