package dev.dyno.contracts.jobs.parts;

/**
 * Knows which destinations are to be left alone. Any thread may call anything; each entry that was
 * granted is followed by one end.
 */
public interface DestinationGate {
    /** Returns whether a run may begin now. */
    boolean enter(String destination);

    /** Says that the run succeeded. */
    void succeeded(String destination, long serviceNanos);

    /** Says that the run failed. */
    void failed(String destination, long serviceNanos, Throwable failure);

    /** Says that the run came to no end that tells anything. */
    void left(String destination);
}
