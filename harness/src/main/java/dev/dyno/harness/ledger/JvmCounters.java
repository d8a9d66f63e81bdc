package dev.dyno.harness.ledger;

/** What this JVM counts about itself; -1 where it does not. */
interface JvmCounters {
    /** Returns how many collections stopped the application. */
    long gcCount();

    /** Returns the time that these took. */
    long gcNanos();

    /** Returns the time that the compilers took, all threads together. */
    long jitNanos();

    /** Returns the CPU time of a live Java thread. */
    long threadCpuNanos(long javaThreadId);
}
