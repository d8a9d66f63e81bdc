package dev.dyno.workloads;

import java.util.Locale;

/** What a thread does in a trial; the harness's placement plan gives each role a CPU. */
public enum ThreadRole {
    /** Runs the implementation: what is measured. */
    MEASURED,
    /** Makes load on a schedule. */
    GENERATOR,
    /** Takes results off the measured thread's hands. */
    DRAINER,
    /** A further worker of an implementation that has several threads. */
    WORKER;

    /** Returns the lower-case word used in files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
