package dev.dyno.workloads;

/**
 * An implementation's answer differs from the reference's. Thrown by JMH bodies and open-loop
 * sessions; the trial is then invalid, whereas any other exception makes it failed.
 */
public final class WrongAnswerException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception that says what was expected and what was seen. */
    public WrongAnswerException(String message) {
        super(message);
    }
}
