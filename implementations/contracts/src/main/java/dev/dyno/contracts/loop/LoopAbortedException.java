package dev.dyno.contracts.loop;

/** Ends a handler whose loop was aborted while it waited for a consumer. Has no stack trace. */
public final class LoopAbortedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception. */
    public LoopAbortedException() {
        super("the loop was aborted while a report waited for a consumer", null, false, false);
    }
}
