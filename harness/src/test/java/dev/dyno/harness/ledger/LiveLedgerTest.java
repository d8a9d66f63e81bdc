package dev.dyno.harness.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.dyno.harness.place.BoundThread;
import dev.dyno.harness.place.LinuxThreads;
import dev.dyno.harness.place.Topology;
import java.lang.foreign.Arena;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads the counters of this machine. */
final class LiveLedgerTest {
    private static final long HUGE_PAGE_BYTES = 2L << 20;

    @BeforeEach
    void needLinux() {
        assumeThat(LinuxThreads.system().problem()).isNull();
    }

    @Test
    void workOfThisThreadIsSeen() {
        try (LedgerReader reader = openForThisThread()) {
            Snapshot before = reader.snapshot();
            long work = 1;
            Span span = Span.between(before, reader.snapshot());
            // Until the thread's clock shows it, however long that takes on a busy machine.
            while (span.cpuNanos() == null || span.cpuNanos() < 20_000_000) {
                work = work * 6364136223846793005L + 1;
                span = Span.between(before, reader.snapshot());
            }
            assertThat(work).isNotZero();
            assertThat(span.durationNanos()).isGreaterThanOrEqualTo(20_000_000);
            assertThat(span.ledger().gcCount()).isNotNull();
            assertThat(span.ledger().minorFaults()).isNotNull();
            assertThat(span.ledger().migrations()).isNotNull();
            assertThat(span.foreignCpuFraction()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void firstTouchesOfMemoryAreMinorFaults() {
        try (LedgerReader reader = openForThisThread();
                Arena arena = Arena.ofConfined()) {
            Snapshot before = reader.snapshot();
            // Allocation writes zeros, one fault for each page, huge pages at the least.
            assertThat(arena.allocate(32L * HUGE_PAGE_BYTES).byteSize()).isPositive();
            assertThat(Span.between(before, reader.snapshot()).ledger().minorFaults())
                    .isGreaterThanOrEqualTo(16);
        }
    }

    @Test
    void collectionIsCounted() {
        try (LedgerReader reader = openForThisThread()) {
            Snapshot before = reader.snapshot();
            System.gc();
            assertThat(Span.between(before, reader.snapshot()).ledger().gcCount()).isPositive();
        }
    }

    @Test
    void costIsMeasured() {
        try (LedgerReader reader = openForThisThread()) {
            assertThat(reader.snapshotCostNanos()).isPositive();
            assertThat(reader.sources()).doesNotContainValue("");
        }
    }

    private static LedgerReader openForThisThread() {
        return new LedgerReader(
                BoundThread.current(), Topology.ofThisMachine().usable(), List.of());
    }
}
