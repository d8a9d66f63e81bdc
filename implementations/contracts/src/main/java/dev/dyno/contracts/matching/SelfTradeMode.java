package dev.dyno.contracts.matching;

/**
 * What happens in place of a trade between two orders of one account, as the small integers that
 * records carry. The incoming order's mode decides; the resting order's does not matter.
 */
public final class SelfTradeMode {
    /** They trade. */
    public static final int NONE = 0;

    /** What is left of the incoming order is cancelled. */
    public static final int EXPIRE_TAKER = 1;

    /** The resting order is cancelled, and the incoming one goes on. */
    public static final int EXPIRE_MAKER = 2;

    /** The resting order is cancelled, then what is left of the incoming one. */
    public static final int EXPIRE_BOTH = 3;

    /** Both become smaller by what they would have traded; one that has nothing left is gone. */
    public static final int DECREMENT = 4;

    private SelfTradeMode() {}
}
