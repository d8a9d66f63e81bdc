package dev.dyno.harness.ledger;

/**
 * Every counter at one moment; -1 where this machine does not tell. Only differences mean anything:
 * see {@link Span#between}.
 *
 * @param timeNanos {@link System#nanoTime()} before the first counter was read
 * @param busyNanos work of everybody on the CPUs that this process may use
 * @param ownNanos CPU time of this process and those that belong to it
 * @param cpuCount how many CPUs busyNanos covers
 */
public record Snapshot(
        long timeNanos,
        long runDelayNanos,
        long cpuNanos,
        long stealNanos,
        long pressureCpuMicros,
        long gcCount,
        long gcNanos,
        long jitNanos,
        long migrations,
        long minorFaults,
        long majorFaults,
        long busyNanos,
        long ownNanos,
        int cpuCount) {}
