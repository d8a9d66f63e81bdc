package dev.dyno.harness.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.place.BoundThread;
import dev.dyno.harness.place.CpuSet;
import dev.dyno.harness.place.FakeFiles;
import dev.dyno.results.model.TrialResult.Ledger;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads forged counters, whose differences are known. */
final class LedgerReaderTest {
    private static final BoundThread THREAD = new BoundThread(42, 7);
    private static final String TASK = "proc/self/task/42/";
    private static final long TICK_NANOS = 10_000_000;

    @TempDir Path root;
    private final Forged jvm = new Forged();

    /** What the JVM would say. */
    private static final class Forged implements JvmCounters {
        long gcCount;
        long gcNanos;
        long jitNanos;
        long cpuNanos;

        @Override
        public long gcCount() {
            return gcCount;
        }

        @Override
        public long gcNanos() {
            return gcNanos;
        }

        @Override
        public long jitNanos() {
            return jitNanos;
        }

        @Override
        public long threadCpuNanos(long javaThreadId) {
            return javaThreadId == THREAD.javaId() ? cpuNanos : -1;
        }
    }

    @Test
    void everyCounterIsTheDifference() {
        FakeFiles fake = FakeFiles.at(root);
        write(fake, 100, 5, 20, 3);
        fake.put(TASK + "sched", "java (42, #threads: 9)\n---\nse.nr_migrations  :   10");
        try (LedgerReader reader = reader(CpuSet.of(0, 1), List.of(11L))) {
            Snapshot before = reader.snapshot();
            write(fake, 1_100, 9, 50, 4);
            fake.put(TASK + "sched", "java (42, #threads: 9)\n---\nse.nr_migrations  :   13");
            jvm.gcCount += 2;
            jvm.gcNanos += 3_000_000;
            jvm.jitNanos += 4_000_000;
            jvm.cpuNanos += 5_000_000;
            Span span = Span.between(before, reader.snapshot());
            assertThat(span.ledger())
                    .isEqualTo(
                            new Ledger(
                                    1_000L,
                                    4 * TICK_NANOS,
                                    4L,
                                    2L,
                                    3_000_000L,
                                    4_000_000L,
                                    3L,
                                    30L,
                                    1L));
            assertThat(span.cpuNanos()).isEqualTo(5_000_000L);
            // Two CPUs, five kinds of work, 30 more ticks in each; own and the relative's: 1 each.
            assertThat(span.foreignCpuNanos()).isEqualTo((2 * 5 * 30 - 4 - 2) * TICK_NANOS);
            assertThat(reader.sources().get("migrations")).contains("nr_migrations");
        }
    }

    @Test
    void foreignTimeCoversOnlyUsableCpus() {
        FakeFiles fake = FakeFiles.at(root);
        write(fake, 0, 0, 20, 0);
        try (LedgerReader reader = reader(CpuSet.of(1), List.of())) {
            Snapshot before = reader.snapshot();
            fake.put("proc/stat", machineStat(0, 500, 23));
            Span span = Span.between(before, reader.snapshot());
            assertThat(span.foreignCpuNanos()).isEqualTo(5 * 3 * TICK_NANOS);
        }
    }

    @Test
    void ownWorkIsNotForeign() {
        FakeFiles fake = FakeFiles.at(root);
        fake.put("proc/stat", machineStat(0, 10, 10)).put("proc/self/stat", stat(0, 0, 100, 0));
        try (LedgerReader reader = reader(CpuSet.of(0, 1), List.of())) {
            Snapshot before = reader.snapshot();
            fake.put("proc/stat", machineStat(0, 15, 10));
            fake.put("proc/self/stat", stat(0, 0, 150, 0));
            Span span = Span.between(before, reader.snapshot());
            assertThat(span.foreignCpuNanos()).isZero();
            assertThat(span.foreignCpuFraction()).isZero();
        }
    }

    @Test
    void withoutSchedFileChangesOfCpuAreCounted() {
        FakeFiles fake = FakeFiles.at(root);
        fake.threadStat(42, 3);
        try (LedgerReader reader = reader(CpuSet.of(0), List.of())) {
            Snapshot before = reader.snapshot();
            fake.threadStat(42, 5);
            Snapshot middle = reader.snapshot();
            Snapshot after = reader.snapshot();
            assertThat(Span.between(before, middle).ledger().migrations()).isEqualTo(1);
            assertThat(Span.between(middle, after).ledger().migrations()).isZero();
            assertThat(reader.sources().get("migrations")).contains("between snapshots");
        }
    }

    @Test
    void nothingToReadGivesNulls() {
        jvm.jitNanos = -1;
        jvm.cpuNanos = -1;
        try (LedgerReader reader = reader(CpuSet.of(0), List.of(11L))) {
            Span span = Span.between(reader.snapshot(), reader.snapshot());
            assertThat(span.ledger())
                    .isEqualTo(new Ledger(null, null, null, 0L, 0L, null, null, null, null));
            assertThat(span.cpuNanos()).isNull();
            assertThat(span.foreignCpuNanos()).isNull();
            assertThat(span.foreignCpuFraction()).isNull();
            assertThat(reader.sources().get("run_delay")).contains("not known");
        }
    }

    @Test
    void damagedFilesGiveNulls() {
        FakeFiles fake = FakeFiles.at(root);
        // Each is cut short or holds words for numbers; a number without its end may be cut too.
        fake.put("proc/stat", "cpu  1 2 3\ncpu0 1 2 x 4 5 6 7 8 9 10")
                .put(TASK + "schedstat", "17")
                .put(TASK + "stat", "42 (java) S 1 1")
                .put(TASK + "sched", "se.nr_migrations : many")
                .put("proc/pressure/cpu", "some avg10=0.00 total=99999999999999999999999")
                .put("proc/self/stat", "1 java S");
        try (LedgerReader reader = reader(CpuSet.of(0), List.of())) {
            Span span = Span.between(reader.snapshot(), reader.snapshot());
            assertThat(span.ledger())
                    .isEqualTo(new Ledger(null, null, null, 0L, 0L, 0L, null, null, null));
            assertThat(span.foreignCpuNanos()).isNull();
        }
    }

    @Test
    void shrinkingCounterIsNotTrusted() {
        FakeFiles fake = FakeFiles.at(root);
        write(fake, 500, 5, 20, 3);
        try (LedgerReader reader = reader(CpuSet.of(0, 1), List.of())) {
            Snapshot before = reader.snapshot();
            write(fake, 400, 4, 20, 3);
            Ledger ledger = Span.between(before, reader.snapshot()).ledger();
            assertThat(ledger.runDelayNanos()).isNull();
            assertThat(ledger.stealNanos()).isNull();
            assertThat(ledger.minorFaults()).isZero();
        }
    }

    @Test
    void collectorsBesideTheApplicationDoNotCount() {
        assertThat(ManagementCounters.stopsTheApplication("G1 Young Generation")).isTrue();
        assertThat(ManagementCounters.stopsTheApplication("ZGC Minor Pauses")).isTrue();
        assertThat(ManagementCounters.stopsTheApplication("ZGC Minor Cycles")).isFalse();
        assertThat(ManagementCounters.stopsTheApplication("Shenandoah Cycles")).isFalse();
        assertThat(ManagementCounters.stopsTheApplication("G1 Concurrent GC")).isFalse();
    }

    private LedgerReader reader(CpuSet cpus, List<Long> relatives) {
        return new LedgerReader(FakeFiles.at(root).files(), jvm, THREAD, cpus, relatives);
    }

    private static void write(
            FakeFiles fake, long runDelay, long steal, long faultsAndTicks, long few) {
        fake.put("proc/stat", machineStat(steal, faultsAndTicks, faultsAndTicks))
                .put(TASK + "schedstat", "999 " + runDelay + " 12")
                .put(TASK + "stat", stat(faultsAndTicks, few, 1, 1))
                .put("proc/self/stat", stat(0, 0, few, few))
                .put("proc/11/stat", stat(0, 0, few, 77))
                .put(
                        "proc/pressure/cpu",
                        "some avg10=1.00 avg60=2.00 avg300=3.00 total="
                                + steal
                                + "\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=0");
    }

    private static String machineStat(long steal, long ticks0, long ticks1) {
        return "cpu  1 1 1 1 1 1 1 "
                + steal
                + " 0 0\n"
                + cpuLine(0, ticks0)
                + cpuLine(1, ticks1)
                + cpuLine(10, 12345)
                + "intr 1 2 3";
    }

    private static String cpuLine(int cpu, long ticks) {
        String work = " " + ticks + " " + ticks + " " + ticks;
        return "cpu" + cpu + work + " 8888 9999 " + ticks + " " + ticks + " 7 6 5\n";
    }

    private static String stat(long minorFaults, long majorFaults, long ownTicks, long children) {
        return "42 (a) 7 (b c) S 1 1 1 0 -1 4194304 "
                + minorFaults
                + " 0 "
                + majorFaults
                + " 0 "
                + ownTicks
                + " "
                + ownTicks
                + " "
                + children
                + " "
                + children
                + " 20 0 1 0 100 0 0 18446744073709551615 0 0 0 0 0 0 0 0 0 0 0 0 17 3 0 0";
    }
}
