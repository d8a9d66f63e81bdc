package dev.dyno.harness.ledger;

import dev.dyno.results.model.TrialResult.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * What happened between two snapshots. A null says that this machine does not tell.
 *
 * @param durationNanos wall time
 * @param ledger the causes, as they are stored
 * @param cpuNanos CPU time of the measured thread
 * @param foreignCpuNanos CPU time that others used on the CPUs that this process may use; the
 *     kernel counts it in steps of 10 ms for each process, so short spans show it roughly
 * @param foreignCpuFraction the same over all of these CPUs' time
 */
public record Span(
        long durationNanos,
        Ledger ledger,
        @Nullable Long cpuNanos,
        @Nullable Long foreignCpuNanos,
        @Nullable Double foreignCpuFraction) {

    /** Subtracts one snapshot of a reader from a later one of the same reader. */
    public static Span between(Snapshot earlier, Snapshot later) {
        long duration = later.timeNanos() - earlier.timeNanos();
        Long busy = difference(earlier.busyNanos(), later.busyNanos());
        Long own = difference(earlier.ownNanos(), later.ownNanos());
        // Both are rounded to whole ticks, so their difference may fall below nothing.
        Long foreign = busy == null || own == null ? null : Math.max(busy - own, 0L);
        double available = (double) duration * later.cpuCount();
        return new Span(
                duration,
                new Ledger(
                        difference(earlier.runDelayNanos(), later.runDelayNanos()),
                        difference(earlier.stealNanos(), later.stealNanos()),
                        difference(earlier.pressureCpuMicros(), later.pressureCpuMicros()),
                        difference(earlier.gcCount(), later.gcCount()),
                        difference(earlier.gcNanos(), later.gcNanos()),
                        difference(earlier.jitNanos(), later.jitNanos()),
                        difference(earlier.migrations(), later.migrations()),
                        difference(earlier.minorFaults(), later.minorFaults()),
                        difference(earlier.majorFaults(), later.majorFaults())),
                difference(earlier.cpuNanos(), later.cpuNanos()),
                foreign,
                foreign == null || available <= 0 ? null : Math.min(foreign / available, 1.0));
    }

    /** Counters only grow; one that shrank is not to be trusted. */
    private static @Nullable Long difference(long earlier, long later) {
        return earlier < 0 || later < earlier ? null : later - earlier;
    }
}
