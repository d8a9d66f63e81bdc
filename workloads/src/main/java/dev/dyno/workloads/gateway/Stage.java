package dev.dyno.workloads.gateway;

import java.util.Locale;

/** How far a command gets before it is answered; each stage has all before it. */
enum Stage {
    /** Frames are read, checked and written. */
    GATEWAY("the gateway alone"),
    /** What an order needs is held, on a pool that steals. */
    RISK("pre-trade risk on a pool"),
    /** A ring takes the command to the core. */
    QUEUE("the core behind a ring"),
    /** The core applies it to its book and settles what was held. */
    MATCH("the book"),
    /** The command is journaled before it is applied, and answered when it is durable. */
    JOURNAL("the engine with a journal");

    private final String described;

    Stage(String described) {
        this.described = described;
    }

    /** Returns the lower-case word used in ids and files. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns what answers the command, for users. */
    String described() {
        return described;
    }

    /** Answers whether this is the other stage, or one behind it. */
    boolean includes(Stage other) {
        return compareTo(other) >= 0;
    }
}
