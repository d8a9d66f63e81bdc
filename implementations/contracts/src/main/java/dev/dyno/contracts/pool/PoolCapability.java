package dev.dyno.contracts.pool;

import java.util.Locale;

/** What a pool can do or promises beyond its contract. */
public enum PoolCapability {
    /** No fork of a computation runs when the computation has ended. */
    STRUCTURED,
    /** Its workers are bound by {@link PoolSpec#placement}. */
    PLACEMENT,
    /** It runs at most as many submitted tasks at once as it has workers; the others wait. */
    FIXED_WORKERS,
    /** It keeps to {@link PoolSpec#tasksMax}. */
    BOUNDED,
    /** It counts steals, parks and wakes. */
    STATISTICS,
    /** Forks and executed tasks allocate nothing in steady state. */
    ALLOCATION_FREE,
    /** A thread that stops for ever keeps no other worker from its fork or unfork. */
    LOCK_FREE_FORK,
    /** Forks may be nested deeply: a join runs what it waits for, and needs no further thread. */
    DEEP_FORKS;

    /** Returns the kebab-case word used in files and messages. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
