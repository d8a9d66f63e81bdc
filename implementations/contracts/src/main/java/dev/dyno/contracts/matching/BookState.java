package dev.dyno.contracts.matching;

/** Whether a book takes orders, as the small integers that records carry. */
public final class BookState {
    /** Takes all commands. */
    public static final int OPEN = 0;

    /**
     * Takes commands that make orders smaller or remove them, time, the end of the day and changes
     * of state; refuses new orders and replaces with {@link Reason#HALTED}.
     */
    public static final int HALTED = 1;

    private BookState() {}
}
