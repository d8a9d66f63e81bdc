package dev.dyno.workloads.matching.conformance;

import java.util.Locale;

/** When a driver asks a book for its state. */
enum Queries {
    /** Only where the script says so. */
    AS_SCRIPTED,
    /** Also after each command, where every answer is checked against every other. */
    AFTER_EACH_COMMAND;

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
