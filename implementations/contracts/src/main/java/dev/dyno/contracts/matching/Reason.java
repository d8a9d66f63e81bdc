package dev.dyno.contracts.matching;

/**
 * Why a command was refused or an order cancelled, or how it was changed, as the small integers
 * that reports carry.
 *
 * <p>A command is checked in this order and the first failure is reported. New: halted, side, order
 * type, quantity, price (not for market and stop orders), stop price, displayed quantity,
 * self-trade mode, account, expiry, duplicate id, book full, would trade or would trigger. Replace:
 * halted, quantity, price, unknown order, stop pending. Reduce: quantity, unknown order. Cancel:
 * unknown order. Mass cancel: side, account. Time: went back. State: unknown.
 */
public final class Reason {
    /** No reason: also the reason of a cancel that was asked for. */
    public static final int NONE = 0;

    /** The command's type is none of {@link CommandType}, or one of a rule that the book lacks. */
    public static final int UNKNOWN_COMMAND = 1;

    /** The side is none of {@link Side}. */
    public static final int UNKNOWN_SIDE = 2;

    /** The order type is none of {@link OrderType}, or one of a rule that the book lacks. */
    public static final int UNKNOWN_ORDER_TYPE = 3;

    /** The quantity is outside {@code 1..}{@link Prices#QUANTITY_MAX}. */
    public static final int QUANTITY_OUT_OF_RANGE = 4;

    /** The price is outside {@code ±}{@link Prices#PRICE_TICKS_MAX}. */
    public static final int PRICE_OUT_OF_RANGE = 5;

    /** An order with this id rests in the book. Ids may be used again once an order is gone. */
    public static final int DUPLICATE_ORDER_ID = 6;

    /** No order with this id rests in the book: it never did, or it is filled or cancelled. */
    public static final int UNKNOWN_ORDER = 7;

    /**
     * {@link OrderBookSpec#ordersMax()} orders rest or wait in the book. A new order of any type is
     * then refused, also one that would not rest.
     */
    public static final int BOOK_FULL = 8;

    /** A post-only order would have traded on arrival. */
    public static final int WOULD_TRADE = 9;

    /** The rest of a market or immediate-or-cancel order found no counterpart. */
    public static final int UNFILLED_REST = 10;

    /** A fill-or-kill order could not be filled whole. */
    public static final int NOT_FILLABLE = 11;

    /**
     * The command needs a {@link OrderBookCapability} that this book does not declare. Reported in
     * place of any later check, and the book is unchanged; a book with all capabilities never
     * reports it.
     */
    public static final int NOT_SUPPORTED = 12;

    /** The book is halted; see {@link BookState} for what it still takes. */
    public static final int HALTED = 13;

    /** The displayed quantity of an iceberg is zero. */
    public static final int DISPLAY_OUT_OF_RANGE = 14;

    /** The self-trade mode is none of {@link SelfTradeMode}. */
    public static final int UNKNOWN_SELF_TRADE_MODE = 15;

    /** A mass cancel, or an order with a self-trade mode, names no account. */
    public static final int ACCOUNT_MISSING = 16;

    /** The order's time has passed, or is not a time. */
    public static final int ALREADY_EXPIRED = 17;

    /** The last trade's price has reached a stop order's price already. */
    public static final int WOULD_TRIGGER = 18;

    /** The order is a stop that waits; it can be cancelled and reduced, but not replaced. */
    public static final int STOP_PENDING = 19;

    /** The state is none of {@link BookState}. */
    public static final int UNKNOWN_STATE = 20;

    /** The time of a time command is before the book's. */
    public static final int TIME_WENT_BACK = 21;

    /** A cancel or a reduce: the order would have traded with one of its own account. */
    public static final int SELF_TRADE = 22;

    /** The order was cancelled by a mass cancel. */
    public static final int MASS_CANCELLED = 23;

    /** The order's time has come, or its day has ended. */
    public static final int EXPIRED = 24;

    /** The rest of a market order found no counterpart within its protection price. */
    public static final int PROTECTION_REACHED = 25;

    /** A replace: the order has lost its place and is entered again, as one that just came. */
    public static final int REQUEUED = 26;

    /** One more than the largest reason. */
    public static final int COUNT = 27;

    private Reason() {}
}
