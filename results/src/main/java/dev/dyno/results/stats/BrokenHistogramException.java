package dev.dyno.results.stats;

/** A stored histogram cannot be decoded: the trial's file was altered after it was written. */
public final class BrokenHistogramException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception for a reader. */
    public BrokenHistogramException(Exception cause) {
        super("a stored histogram cannot be decoded: " + cause.getMessage(), cause);
    }
}
