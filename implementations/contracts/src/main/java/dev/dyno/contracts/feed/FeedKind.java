package dev.dyno.contracts.feed;

import java.util.Locale;

/** How much a feed tells; each subscriber pays only for what it needs. */
public enum FeedKind {
    /** The best price of each side and the quantity there, once a command at most. */
    BEST_PRICES,
    /** Levels with their quantities (L2), each once a command at most. */
    LEVELS,
    /** Order by order (L3), as it happens. */
    ORDERS;

    /** Returns the kebab-case word used in files and messages. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
