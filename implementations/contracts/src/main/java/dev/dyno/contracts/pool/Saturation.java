package dev.dyno.contracts.pool;

/** What a submission does when as many wait as the pool has room for. */
public enum Saturation {
    /** It is refused. */
    REJECT,
    /**
     * It waits for room; if the pool is shut down meanwhile it is refused. A worker of the pool
     * does not wait, because the room may be for itself to make: it is refused.
     */
    WAIT
}
