package dev.dyno.contracts.matching;

import java.util.Set;
import java.util.function.Consumer;

/**
 * The limit order book of one instrument, with strict price-time priority.
 *
 * <p>An incoming order trades with the best-priced resting orders of the other side, and among
 * equal prices with the one that has rested longest, always at the resting order's (the maker's)
 * price. What remains of a limit order joins the end of the queue at its price. Every command is
 * answered by at least one report; see {@link ReportType} for the fields, {@link Reason} for the
 * checks and their order, and {@link CommandType} for what keeps priority.
 *
 * <p>Order of the reports of one command: {@code ACCEPTED} or {@code REPLACED} first, then the
 * trades in the order of execution, then {@code CANCELLED} for the rest. A fill-or-kill order that
 * cannot be filled is accepted and then cancelled without a trade. A post-only order that would
 * trade is rejected and not accepted. An order never trades with itself: the replaced order is out
 * of the book when it trades.
 *
 * <p>Rules, such as icebergs, stops, expiry, self-trade prevention and halts, are for books whose
 * {@link OrderBookSpec} asks for them. What they mean, in which order their reports come and where
 * each meaning is taken from is written down in {@code docs/matching/order-rules.md}.
 *
 * <p>Threading: one thread at a time; a book may move between threads if whoever moves it publishes
 * it. Errors: no command makes a book throw; only a broken invariant does. Allocation: none in
 * {@link #apply} once the book is constructed, for our contenders; what the reference and peers
 * allocate is measured and shown.
 */
public interface OrderBook {
    /**
     * Applies one command and writes its reports.
     *
     * @param command read during the call only
     * @param reports receives at least one report, all with the command's sequence
     */
    void apply(OrderCommand command, ReportSink reports);

    /** Returns the highest bid in ticks, or {@link Prices#NO_PRICE}. */
    long bestBidTicks();

    /** Returns the lowest ask in ticks, or {@link Prices#NO_PRICE}. */
    long bestAskTicks();

    /** Returns how many orders rest. */
    int orderCount();

    /** Returns the sum of the open quantities at a price, 0 where there is none. */
    long quantityAt(int side, long priceTicks);

    /**
     * Visits the best levels of a side, best first.
     *
     * @return how many levels were visited: {@code levelsMax} or fewer
     */
    int depth(int side, int levelsMax, LevelVisitor visitor);

    /** Visits all resting orders: bids then asks, best price first, longest rest first. */
    void forEachOrder(OrderVisitor visitor);

    /**
     * Removes all orders without reports. Afterwards the book answers every sequence of commands as
     * a newly created one does. Keeps its memory.
     */
    void clear();

    /**
     * Returns a hash of all resting orders in the order of {@link #forEachOrder}. Equal books have
     * equal hashes whatever their implementation.
     */
    default long stateHash() {
        BookStateHash hash = new BookStateHash();
        forEachOrder(hash);
        return hash.value();
    }

    /**
     * Visits what {@link #forEachOrder} does not show: the orders that have terms. First the
     * resting ones, in the order of {@link #forEachOrder}; then pending stops to buy, lowest stop
     * price first, then those to sell, highest first, and at a stop price the oldest first.
     */
    default void forEachTerms(Consumer<OrderTerms> visitor) {}

    /** Returns how many stop orders wait for their trade; they are not among the resting ones. */
    default int pendingCount() {
        return 0;
    }

    /**
     * Returns the price of the last trade, or {@link Prices#NO_PRICE} before the first; only in a
     * book with {@link OrderBookCapability#STOP}.
     */
    default long lastTradeTicks() {
        return Prices.NO_PRICE;
    }

    /** Returns the logical time that was set last, 0 before that. */
    default long time() {
        return 0;
    }

    /** Returns one of {@link BookState}. */
    default int state() {
        return BookState.OPEN;
    }

    /**
     * Returns a hash of what a book with rules knows beyond its resting orders: terms, the last
     * trade's price, time and state. 0 in a book that knows nothing beyond.
     */
    default long rulesHash() {
        return RulesHash.of(this);
    }

    /**
     * Returns what this book, as it was created, can do; everything but rules unless it says
     * otherwise.
     */
    default Set<OrderBookCapability> capabilities() {
        return OrderBookCapability.plain();
    }
}
