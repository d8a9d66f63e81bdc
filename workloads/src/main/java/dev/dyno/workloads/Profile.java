package dev.dyno.workloads;

import java.util.Locale;

/** How much a run does; each profile contains what the smaller ones contain. */
public enum Profile {
    /** Seconds: proves that everything works; its figures mean nothing. */
    SMOKE,
    /** Minutes: reference, our best and the strongest peer. */
    QUICK,
    /** All implementations and workloads. */
    STANDARD,
    /** Everything, at full size, with enough forks for narrow intervals. */
    RIGOROUS;

    /** Returns the lower-case word used on the command line and in files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Answers whether something that first takes part in {@code tier} takes part in this. */
    public boolean includes(Profile tier) {
        return compareTo(tier) >= 0;
    }
}
