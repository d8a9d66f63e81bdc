package dev.dyno.contracts.matching;

/** What a command asks for, as the small integers that records carry. */
public final class CommandType {
    /** Enters an order. */
    public static final int NEW = 0;

    /** Removes a resting order. */
    public static final int CANCEL = 1;

    /**
     * Gives a resting order a new price and a new open quantity. It keeps its time priority only if
     * the price stays and the quantity does not grow, and the flag {@link
     * OrderCommand#FLAG_REQUEUE} is not set; otherwise it is removed and entered again as a limit
     * order, which trades at the makers' prices if it crosses.
     */
    public static final int REPLACE = 2;

    /**
     * Takes the command's quantity off a resting order's open quantity; priority is kept. Taking
     * all of it or more cancels the order.
     */
    public static final int REDUCE = 3;

    /**
     * Removes all orders of an account, resting or pending, of one side or of {@link Side#BOTH}.
     * Needs {@link OrderBookCapability#MASS_CANCEL}.
     */
    public static final int MASS_CANCEL = 4;

    /**
     * Sets the logical time, which never goes back, and removes the orders that end at it or
     * before. Needs {@link OrderBookCapability#EXPIRY}.
     */
    public static final int TIME = 5;

    /** Removes all day orders. Needs {@link OrderBookCapability#EXPIRY}. */
    public static final int END_OF_DAY = 6;

    /**
     * Sets the state of the book to the one of {@link BookState} that is the command's quantity.
     * Needs {@link OrderBookCapability#HALT}.
     */
    public static final int SET_STATE = 7;

    /** One more than the largest type. */
    public static final int COUNT = 8;

    private CommandType() {}
}
