package dev.dyno.duet;

import java.util.Locale;

/**
 * What an injected slowdown does with the time that it takes.
 *
 * <p>How large a slowdown truly is, is known by the clock that ends it and not by what it does:
 * each kind repeats its own piece of work until the benchmark's thread has spent the wanted time on
 * it. What it leaves behind comes on top: evicted cache lines, garbage to collect.
 */
public enum SlowdownKind {
    /** Nothing but CPU time. */
    SPIN,
    /** Objects that escape for a moment. */
    ALLOCATION,
    /** Numbers put into objects and taken out of them. */
    BOXING,
    /** Dependent loads from a table that no second-level cache holds. */
    CACHE_MISS,
    /** A counter beside one that another thread writes. */
    FALSE_SHARING,
    /**
     * A lock that another thread takes too. It costs waiting more than work, so its size is one of
     * wall time.
     */
    LOCK;

    /** Returns the name in results, for example {@code cache_miss}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Answers whether the size is one of wall time; of CPU time otherwise. */
    boolean isOfWallTime() {
        return this == LOCK;
    }
}
