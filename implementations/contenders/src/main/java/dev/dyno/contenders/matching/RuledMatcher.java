package dev.dyno.contenders.matching;

import static dev.dyno.contenders.matching.LadderLayout.NEXT;
import static dev.dyno.contenders.matching.LadderLayout.NULL;
import static dev.dyno.contenders.matching.LadderLayout.ORDER_ID;
import static dev.dyno.contenders.matching.LadderLayout.PRICE;
import static dev.dyno.contenders.matching.LadderLayout.QUANTITY;

import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.Prices;
import dev.dyno.contracts.matching.Reason;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.contracts.matching.SelfTradeMode;
import dev.dyno.contracts.matching.Side;

/**
 * Executes orders on a ladder where any may have terms: self-trade prevention, icebergs, and the
 * stops that trades reach. It keeps the order that is being executed in fields.
 *
 * <p>Progress: as the ladder, and each stop that is reached takes the logarithm of their number.
 * One thread at a time; allocates nothing after construction.
 */
final class RuledMatcher {
    private final TickLadderBook book;
    private final IntMemory memory;
    private final PriceLadder ladder;
    private final LadderTerms terms;

    /** The stops that trades have reached, in the order in which they will run. */
    private final int[] triggered;

    private int triggeredFirst;
    private int triggeredEnd;
    private long lowestTradeTicks = Long.MAX_VALUE;
    private long highestTradeTicks = Long.MIN_VALUE;

    private long sequence;
    private ReportSink reports = (_, _, _, _, _, _) -> {};

    // The order that is being executed; its node is NULL until it rests.
    private int node;
    private int side;
    private long orderId;
    private long priceTicks;
    private long open;
    private int account;
    private int selfTradeMode;

    RuledMatcher(TickLadderBook book, LadderTerms terms, int ordersMax) {
        this.book = book;
        this.memory = book.memory;
        this.ladder = book.ladder;
        this.terms = terms;
        this.triggered = new int[ordersMax];
    }

    /** Says which command the next calls are about, and where its reports go. */
    void begin(long commandSequence, ReportSink commandReports) {
        sequence = commandSequence;
        reports = commandReports;
        triggeredFirst = 0;
        triggeredEnd = 0;
    }

    /** Takes a new order, whose price is no longer relative to the market. */
    void take(int newSide, long newOrderId, long newPriceTicks, long quantity) {
        node = NULL;
        side = newSide;
        orderId = newOrderId;
        priceTicks = newPriceTicks;
        open = quantity;
    }

    /** Sets whose the order is. */
    void owner(int newAccount, int newSelfTradeMode) {
        account = newAccount;
        selfTradeMode = newSelfTradeMode;
    }

    /** Lets the order that was taken wait for a trade at a price. */
    void hold(int type, long stopPriceTicks, long expiry) {
        node = newNode();
        memory.storeLong(node + PRICE, priceTicks << 1 | side);
        memory.store(node + QUANTITY, (int) open);
        terms.attach(node, type, account, selfTradeMode, 0, expiry);
        terms.addStop(node, side, stopPriceTicks);
        reports.stopAccepted(sequence, side, orderId, priceTicks, open);
    }

    private int newNode() {
        int created = book.pool.take();
        memory.storeLong(created + ORDER_ID, orderId);
        book.index.add(created, orderId);
        return created;
    }

    /** Accepts and executes the order that was taken. */
    void enter(int type, long display, long expiry) {
        reports.accepted(sequence, side, orderId, priceTicks, open);
        execute(type);
        if (open == 0) {
            return;
        }
        if (!rests(type)) {
            cancelRest(type);
            return;
        }
        node = newNode();
        book.orderCount++;
        boolean isIceberg = type == OrderType.ICEBERG;
        if (isIceberg || account != 0 || expiry != 0) {
            int restingType = isIceberg ? type : OrderType.LIMIT;
            terms.attach(
                    node, restingType, account, selfTradeMode, isIceberg ? display : 0, expiry);
        }
        rest();
    }

    private static boolean rests(int type) {
        return type == OrderType.LIMIT
                || type == OrderType.ICEBERG
                || type == OrderType.POST_ONLY
                || type == OrderType.POST_ONLY_SLIDE;
    }

    /** Puts what is left of the order into the queue of its price, or as much as it shows. */
    private void rest() {
        if (!terms.isIceberg(node)) {
            book.place(node, side, priceTicks, open);
            return;
        }
        terms.setOpen(node, open);
        long shown = Math.min(terms.display(node), open);
        book.place(node, side, priceTicks, shown);
        reports.displayed(sequence, side, orderId, priceTicks, shown);
    }

    private void cancelRest(int type) {
        boolean hasMakers = ladder.best(Side.opposite(side)) != Prices.NO_PRICE;
        boolean isProtected = type == OrderType.MARKET_PROTECTED && hasMakers;
        int reason = isProtected ? Reason.PROTECTION_REACHED : Reason.UNFILLED_REST;
        reports.cancelled(sequence, side, reason, orderId, priceTicks, open);
    }

    /** Trades the order; afterwards {@link #open} is what is left to rest or to be cancelled. */
    private void execute(int type) {
        long limit = type == OrderType.MARKET ? TickLadderBook.worstPrice(side) : priceTicks;
        if (type == OrderType.FOK && !isFillable()) {
            reports.cancelled(sequence, side, Reason.NOT_FILLABLE, orderId, priceTicks, open);
            open = 0;
            return;
        }
        int makerSide = Side.opposite(side);
        while (open > 0 && ladder.reaches(makerSide, limit)) {
            long price = ladder.best(makerSide);
            int maker = memory.load(ladder.occupiedLevel(price) + NEXT);
            long shown = book.quantity(maker);
            if (isSelfTrade(maker)) {
                prevent(maker, price, shown);
            } else {
                long traded = Math.min(open, shown);
                long makerId = memory.loadLong(maker + ORDER_ID);
                reports.traded(sequence, side, orderId, makerId, price, traded);
                noteTrade(price);
                open -= traded;
                takeOff(maker, shown, traded);
            }
        }
    }

    private void noteTrade(long price) {
        book.lastTradeTicks = price;
        lowestTradeTicks = Math.min(lowestTradeTicks, price);
        highestTradeTicks = Math.max(highestTradeTicks, price);
    }

    private boolean isSelfTrade(int maker) {
        return selfTradeMode != SelfTradeMode.NONE && terms.account(maker) == account;
    }

    /** Takes a quantity off what a maker shows. */
    private void takeOff(int maker, long shown, long quantity) {
        long makerId = memory.loadLong(maker + ORDER_ID);
        int makerSide = Side.opposite(side);
        boolean isIceberg = terms.isIceberg(maker);
        long left = (isIceberg ? terms.open(maker) : shown) - quantity;
        if (left == 0) {
            ladder.unlink(maker, makerSide);
            forget(maker, makerId);
            return;
        }
        if (isIceberg) {
            terms.setOpen(maker, left);
        }
        if (quantity < shown) {
            memory.store(maker + QUANTITY, (int) (shown - quantity));
            return;
        }
        long price = memory.loadLong(maker + PRICE) >> 1;
        long tip = Math.min(terms.display(maker), left);
        ladder.unlink(maker, makerSide);
        book.place(maker, makerSide, price, tip);
        reports.displayed(sequence, makerSide, makerId, price, tip);
    }

    private void prevent(int maker, long price, long shown) {
        if (selfTradeMode == SelfTradeMode.DECREMENT) {
            long quantity = Math.min(open, shown);
            long makerId = memory.loadLong(maker + ORDER_ID);
            decrement(Side.opposite(side), makerId, price, openOf(maker), quantity);
            takeOff(maker, shown, quantity);
            decrement(side, orderId, priceTicks, open, quantity);
            open -= quantity;
            return;
        }
        if (selfTradeMode != SelfTradeMode.EXPIRE_TAKER) {
            cancel(maker, Reason.SELF_TRADE);
        }
        if (selfTradeMode != SelfTradeMode.EXPIRE_MAKER) {
            reports.cancelled(sequence, side, Reason.SELF_TRADE, orderId, priceTicks, open);
            open = 0;
        }
    }

    private void decrement(int ownSide, long id, long price, long openBefore, long quantity) {
        if (quantity == openBefore) {
            reports.cancelled(sequence, ownSide, Reason.SELF_TRADE, id, price, openBefore);
        } else {
            reports.reduced(sequence, ownSide, Reason.SELF_TRADE, id, price, openBefore - quantity);
        }
    }

    /**
     * Answers whether the order would trade with all of its quantity, and not be stopped before.
     */
    private boolean isFillable() {
        int makerSide = Side.opposite(side);
        boolean stopsAtOwn = selfTradeMode != SelfTradeMode.EXPIRE_MAKER;
        long missing = open;
        long price =
                ladder.reaches(makerSide, priceTicks) ? ladder.best(makerSide) : Prices.NO_PRICE;
        while (price != Prices.NO_PRICE && isWithin(price)) {
            int level = ladder.occupiedLevel(price);
            long shownBefore = 0;
            long openAll = 0;
            boolean isStopped = false;
            for (int maker = memory.load(level + NEXT);
                    maker != level && !isStopped;
                    maker = memory.load(maker + NEXT)) {
                if (!isSelfTrade(maker)) {
                    shownBefore += book.quantity(maker);
                    openAll += openOf(maker);
                } else {
                    isStopped = stopsAtOwn;
                }
            }
            missing -= isStopped ? shownBefore : openAll;
            if (missing <= 0 || isStopped) {
                return missing <= 0;
            }
            price = ladder.worse(makerSide, price);
        }
        return false;
    }

    private boolean isWithin(long price) {
        return side == Side.BUY ? price <= priceTicks : price >= priceTicks;
    }

    /** Returns what is open of an order that rests or waits, shown or not. */
    long openOf(int order) {
        return terms.isIceberg(order) ? terms.open(order) : book.quantity(order);
    }

    /** Drops an order that is in no queue and waits for nothing. */
    private void forget(int order, long id) {
        terms.detach(order);
        book.forget(order, id);
    }

    /** Cancels an order that rests or waits. */
    void cancel(int order, int reason) {
        long id = memory.loadLong(order + ORDER_ID);
        long priceAndSide = memory.loadLong(order + PRICE);
        int orderSide = (int) priceAndSide & 1;
        reports.cancelled(sequence, orderSide, reason, id, priceAndSide >> 1, openOf(order));
        if (terms.isPending(order)) {
            terms.removeStop(order, orderSide);
            release(order);
        } else {
            ladder.unlink(order, orderSide);
        }
        forget(order, id);
    }

    /** Counts a stop that waited among the orders that rest. */
    private void release(int stop) {
        terms.release(stop);
        book.orderCount++;
    }

    /** Reduces an order that rests or waits to what is left of it. */
    void reduce(int order, long left) {
        shrink(order, left);
        long priceAndSide = memory.loadLong(order + PRICE);
        reports.reduced(
                sequence,
                (int) priceAndSide & 1,
                memory.loadLong(order + ORDER_ID),
                priceAndSide >> 1,
                left);
    }

    /** Replaces an order that rests by a smaller one at its place. */
    void replace(int order, long quantity) {
        long priceAndSide = memory.loadLong(order + PRICE);
        long id = memory.loadLong(order + ORDER_ID);
        reports.replaced(sequence, (int) priceAndSide & 1, id, priceAndSide >> 1, quantity);
        shrink(order, quantity);
    }

    /** What is hidden goes first. */
    private void shrink(int order, long left) {
        if (terms.isIceberg(order)) {
            terms.setOpen(order, left);
        }
        memory.store(order + QUANTITY, (int) Math.min(book.quantity(order), left));
    }

    /** Lets an order that rests lose its place and enter again. */
    void requeue(int order, long newPriceTicks, long quantity) {
        resume(order);
        priceTicks = newPriceTicks;
        open = quantity;
        reports.requeued(sequence, side, orderId, newPriceTicks, quantity);
        ladder.unlink(order, side);
        finish(OrderType.LIMIT);
    }

    /** Takes up an order that has a node. */
    private void resume(int order) {
        long priceAndSide = memory.loadLong(order + PRICE);
        node = order;
        side = (int) priceAndSide & 1;
        orderId = memory.loadLong(order + ORDER_ID);
        priceTicks = priceAndSide >> 1;
        open = book.quantity(order);
        account = terms.account(order);
        selfTradeMode = terms.selfTradeMode(order);
    }

    /** Executes an order that has a node, which then rests or is dropped. */
    private void finish(int type) {
        execute(type);
        if (open > 0 && rests(type)) {
            rest();
            return;
        }
        if (open > 0) {
            cancelRest(type);
        }
        forget(node, orderId);
    }

    /** Runs the stops that trades of this command have reached, and those that theirs reach. */
    void cascade() {
        elect();
        while (triggeredFirst < triggeredEnd) {
            int stop = triggered[triggeredFirst++];
            boolean isMarket = terms.orderType(stop) == OrderType.STOP;
            resume(stop);
            release(stop);
            reports.triggered(sequence, side, orderId, priceTicks, open);
            finish(isMarket ? OrderType.MARKET : OrderType.LIMIT);
            elect();
        }
    }

    /** Moves the stops that trades have reached since the last time to the end of the queue. */
    private void elect() {
        int stop = terms.firstStop(Side.BUY);
        while (stop != NULL && terms.stopPriceTicks(stop) <= highestTradeTicks) {
            terms.removeStop(stop, Side.BUY);
            triggered[triggeredEnd++] = stop;
            stop = terms.firstStop(Side.BUY);
        }
        stop = terms.firstStop(Side.SELL);
        while (stop != NULL && terms.stopPriceTicks(stop) >= lowestTradeTicks) {
            terms.removeStop(stop, Side.SELL);
            triggered[triggeredEnd++] = stop;
            stop = terms.firstStop(Side.SELL);
        }
        lowestTradeTicks = Long.MAX_VALUE;
        highestTradeTicks = Long.MIN_VALUE;
    }
}
