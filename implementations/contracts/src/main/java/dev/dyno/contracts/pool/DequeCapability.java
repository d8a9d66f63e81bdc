package dev.dyno.contracts.pool;

import java.util.Locale;

/** What a deque promises beyond its contract. */
public enum DequeCapability {
    /** A thief finds every task at once, the youngest one too. */
    EXACT_STEAL,
    /** It begins small and grows up to {@link DequeSpec#capacityMax()}. */
    GROWTH,
    /** A thread that stops for ever in any operation keeps no other thread from its own. */
    LOCK_FREE,
    /** Neither growth nor anything else allocates once it has reached its largest size. */
    ALLOCATION_FREE;

    /** Returns the kebab-case word used in files and messages. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
