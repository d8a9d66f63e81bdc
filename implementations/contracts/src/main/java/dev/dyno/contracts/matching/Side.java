package dev.dyno.contracts.matching;

/** The side of an order, as the small integers that records carry. */
public final class Side {
    /** Wants to buy: trades with sells at its price or below. */
    public static final int BUY = 0;

    /** Wants to sell: trades with buys at its price or above. */
    public static final int SELL = 1;

    /** Both sides, in a mass cancel. */
    public static final int BOTH = 2;

    private Side() {}

    /** Returns the other side. */
    public static int opposite(int side) {
        return side ^ 1;
    }
}
