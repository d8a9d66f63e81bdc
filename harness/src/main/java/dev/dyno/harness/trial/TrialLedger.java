package dev.dyno.harness.trial;

import dev.dyno.harness.ledger.LedgerReader;
import dev.dyno.harness.ledger.Snapshot;
import dev.dyno.harness.place.BoundThread;
import dev.dyno.harness.place.CpuSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes snapshots for a measured thread that changes from round to round. Used by one thread at a
 * time.
 */
final class TrialLedger implements AutoCloseable {
    private final CpuSet cpus;
    private final List<Long> relatives;
    private final LedgerReader machine;
    private @Nullable LedgerReader reader;
    private @Nullable BoundThread thread;

    TrialLedger(CpuSet cpus, List<Long> relatives) {
        this.cpus = cpus;
        this.relatives = relatives;
        this.machine = new LedgerReader(BoundThread.current(), cpus, relatives);
    }

    /** Returns a snapshot of machine and JVM; its thread is that which made this ledger. */
    Snapshot ofMachine() {
        return machine.snapshot();
    }

    /**
     * Returns a snapshot for a thread that does not exist yet: what is counted for a thread is 0,
     * what the machine does not tell stays unknown.
     */
    Snapshot beforeBirth() {
        Snapshot now = machine.snapshot();
        return new Snapshot(
                now.timeNanos(),
                Math.min(now.runDelayNanos(), 0),
                Math.min(now.cpuNanos(), 0),
                now.stealNanos(),
                now.pressureCpuMicros(),
                now.gcCount(),
                now.gcNanos(),
                now.jitNanos(),
                Math.min(now.migrations(), 0),
                Math.min(now.minorFaults(), 0),
                Math.min(now.majorFaults(), 0),
                now.busyNanos(),
                now.ownNanos(),
                now.cpuCount());
    }

    /** Returns a snapshot for this thread. */
    Snapshot of(BoundThread measured) {
        return reader(measured).snapshot();
    }

    /** Measures what a snapshot costs the thread that takes it. */
    long snapshotCostNanos(BoundThread measured) {
        return reader(measured).snapshotCostNanos();
    }

    private LedgerReader reader(BoundThread measured) {
        LedgerReader known = reader;
        if (known != null && measured.equals(thread)) {
            return known;
        }
        if (known != null) {
            known.close();
        }
        LedgerReader opened = new LedgerReader(measured, cpus, relatives);
        reader = opened;
        thread = measured;
        return opened;
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
        }
        machine.close();
    }
}
