package dev.dyno.contracts.risk;

/**
 * What a check answers, as small integers. A new order is checked in the order of the constants,
 * and the first failure is answered. Cancels and reductions need an account only: they lower risk,
 * and go through when the account was stopped.
 */
public final class RiskVerdict {
    /** The command may be submitted; what it needs is held. */
    public static final int ALLOWED = 0;

    /** The command names no account that there is. */
    public static final int UNKNOWN_ACCOUNT = 1;

    /**
     * The command is of a kind whose risk is not known beforehand: no new order, cancel or
     * reduction, or an order whose price or quantity changes later. A replace would need a second
     * hold while the first one lasts; whoever wants one cancels and enters.
     */
    public static final int NOT_COVERED = 2;

    /** The account was stopped. */
    public static final int STOPPED = 3;

    /** The account has used up its orders of this window of time. */
    public static final int TOO_MANY_IN_WINDOW = 4;

    /** There is no such instrument. */
    public static final int UNKNOWN_INSTRUMENT = 5;

    /** The side is neither of the two, or the price or the quantity is not above 0. */
    public static final int MALFORMED = 6;

    /** A market order to buy has no price, and so no known cost. */
    public static final int UNPRICED = 7;

    /** The quantity is above the account's limit. */
    public static final int QUANTITY_ABOVE_MAX = 8;

    /** Price times quantity is above the account's limit. */
    public static final int NOTIONAL_ABOVE_MAX = 9;

    /** The price is too far from the last trade. */
    public static final int OUTSIDE_COLLAR = 10;

    /** The account has as many orders open or under way as it may. */
    public static final int TOO_MANY_OPEN = 11;

    /** The account's cash is held or spent: there is less than the order costs. */
    public static final int INSUFFICIENT_CASH = 12;

    /** The account has less of the instrument than the order sells. */
    public static final int INSUFFICIENT_POSITION = 13;

    /** One more than the largest verdict. */
    public static final int COUNT = 14;

    private RiskVerdict() {}
}
