package dev.dyno.contracts.jobs;

/** Thrown by a handler whose job can never succeed; it goes to the dead letters at once. */
public final class PermanentFailureException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Creates an exception; the message is kept with the dead letter. */
    public PermanentFailureException(String message) {
        super(message);
    }
}
