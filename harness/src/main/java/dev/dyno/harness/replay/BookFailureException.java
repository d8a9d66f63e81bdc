package dev.dyno.harness.replay;

/** A book broke its contract during a replay. */
public final class BookFailureException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    BookFailureException(String reason) {
        super(reason);
        this.reason = reason;
    }

    BookFailureException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    /** Returns which book did what, for a user. */
    public String reason() {
        return reason;
    }
}
