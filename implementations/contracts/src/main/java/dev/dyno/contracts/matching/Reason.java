package dev.dyno.contracts.matching;

/**
 * Why a command was refused or an order cancelled, as the small integers that reports carry.
 *
 * <p>A command is checked in this order and the first failure is reported. New: side, order type,
 * quantity, price (not for market orders), duplicate id, book full, would trade. Replace: quantity,
 * price, unknown order. Reduce: quantity, unknown order. Cancel: unknown order.
 */
public final class Reason {
    /** No reason: also the reason of a cancel that was asked for. */
    public static final int NONE = 0;

    /** The command's type is none of {@link CommandType}. */
    public static final int UNKNOWN_COMMAND = 1;

    /** The side is none of {@link Side}. */
    public static final int UNKNOWN_SIDE = 2;

    /** The order type is none of {@link OrderType}. */
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
     * {@link OrderBookSpec#ordersMax()} orders rest in the book. A new order of any type is then
     * refused, also one that would not rest.
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

    private Reason() {}
}
