package dev.dyno.contracts.pool;

/** What a submission does when as many wait as the pool has room for. */
public enum Saturation {
    /** It is refused. */
    REJECT,
    /** It waits for room; if the pool is shut down meanwhile it is refused. */
    WAIT
}
