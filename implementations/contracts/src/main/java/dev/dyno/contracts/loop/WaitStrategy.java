package dev.dyno.contracts.loop;

import java.util.Locale;

/** What a thread of a loop does while there is nothing for it to do. {@link Waiting} does it. */
public enum WaitStrategy {
    /** Looks again at once. */
    SPIN,
    /** Looks again after telling the core that it waits. */
    ON_SPIN_WAIT,
    /** Looks some times, and then makes way for other threads each time. */
    YIELD,
    /**
     * Looks some times, and then gives the CPU away: until it is woken, in loops that block by
     * themselves, and for short spans that grow, in others.
     */
    PARK;

    /** Returns the kebab-case word used in files and messages. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
