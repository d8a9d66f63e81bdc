package dev.dyno.workloads;

import java.util.Locale;

/** How the intended start times of an open loop are spread around a mean rate. */
public enum ArrivalProcess {
    /** Equal gaps. */
    CONSTANT,
    /** Independent exponential gaps: many clients that do not know of each other. */
    POISSON,
    /** Groups back to back at line rate, with equal gaps between the groups: market events. */
    BURSTS;

    /** Returns the lower-case word used in files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
