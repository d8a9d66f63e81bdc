package dev.dyno.harness.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.dyno.results.model.TrialResult.ThreadPlacement;
import dev.dyno.workloads.ThreadRole;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Binds real threads of this machine. */
final class PinnedThreadsTest {
    private final LinuxThreads threads = LinuxThreads.system();

    @BeforeEach
    void needLinux() {
        assumeThat(threads.problem()).isNull();
    }

    @Test
    void boundThreadIsVerifiedOnEveryUsableCpu() throws InterruptedException {
        for (int cpu : Topology.ofThisMachine().usable().ids()) {
            PinnedThreads pinned = new PinnedThreads(planFor(ThreadRole.MEASURED, cpu));
            runIn(thread -> {
                pinned.bind(ThreadRole.MEASURED);
                pinned.bind(ThreadRole.MEASURED);
                pinned.sample();
                assertThat(threads.currentCpu()).isEqualTo(cpu);
                assertThat(pinned.thread(ThreadRole.MEASURED)).contains(BoundThread.current());
            });
            ThreadPlacement placement = onlyOne(pinned);
            assertThat(placement.problem()).isNull();
            assertThat(placement.verified()).isTrue();
            assertThat(placement.role()).isEqualTo("measured");
            assertThat(placement.plannedCpu()).isEqualTo(cpu);
            assertThat(placement.observedCpus()).containsExactly(cpu);
        }
    }

    @Test
    void cpuThatDoesNotExistIsReported() throws InterruptedException {
        PinnedThreads pinned = new PinnedThreads(planFor(ThreadRole.MEASURED, 8000));
        runIn(thread -> pinned.bind(ThreadRole.MEASURED));
        ThreadPlacement placement = onlyOne(pinned);
        assertThat(placement.verified()).isFalse();
        assertThat(placement.problem()).contains("could not be bound to CPU 8000", "EINVAL");
        assertThat(placement.observedCpus()).doesNotContain(8000).isNotEmpty();
    }

    @Test
    void roleWithoutCpuIsReported() throws InterruptedException {
        PinnedThreads pinned = new PinnedThreads(planFor(ThreadRole.MEASURED, 0));
        runIn(thread -> pinned.bind(ThreadRole.WORKER));
        assertThat(onlyOne(pinned).verified()).isFalse();
        assertThat(onlyOne(pinned).problem()).contains("no CPU for this role");
    }

    @Test
    void virtualThreadIsReported() throws InterruptedException {
        PinnedThreads pinned = new PinnedThreads(planFor(ThreadRole.MEASURED, 0));
        Thread virtual = Thread.ofVirtual().start(() -> pinned.bind(ThreadRole.MEASURED));
        virtual.join();
        assertThat(onlyOne(pinned).verified()).isFalse();
        assertThat(onlyOne(pinned).problem()).contains("virtual");
    }

    @Test
    void maskThatSomebodyElseChangedIsReported() throws InterruptedException {
        List<Integer> cpus = Topology.ofThisMachine().usable().ids();
        assumeThat(cpus).hasSizeGreaterThan(1);
        PinnedThreads pinned = new PinnedThreads(planFor(ThreadRole.MEASURED, cpus.getFirst()));
        runIn(thread -> {
            pinned.bind(ThreadRole.MEASURED);
            BitSet other = CpuSet.of(cpus.getLast()).mask();
            assertThat(threads.bind(threads.threadId(), other)).isNull();
            pinned.sample();
        });
        ThreadPlacement placement = onlyOne(pinned);
        assertThat(placement.verified()).isFalse();
        assertThat(placement.observedCpus()).contains(cpus.getFirst(), cpus.getLast());
        assertThat(placement.problem())
                .contains("was seen on CPU " + cpus.getLast())
                .contains("its mask allows CPU " + cpus.getLast());
    }

    @Test
    void migrationSeenFromOutsideIsReported(@TempDir Path root) throws InterruptedException {
        PinnedThreads pinned =
                new PinnedThreads(
                        planFor(ThreadRole.MEASURED, 0), threads, SystemFiles.under(root));
        runIn(thread -> {
            pinned.bind(ThreadRole.MEASURED);
            FakeFiles.at(root).threadStat(threads.threadId(), 5);
            pinned.sample();
        });
        assertThat(onlyOne(pinned).verified()).isFalse();
        assertThat(onlyOne(pinned).observedCpus()).contains(5);
        assertThat(onlyOne(pinned).problem()).contains("was seen on CPU 5 instead of CPU 0");
    }

    @Test
    void endedThreadKeepsWhatWasSeen() throws InterruptedException {
        PinnedThreads pinned = new PinnedThreads(planFor(ThreadRole.MEASURED, firstCpu()));
        runIn(thread -> pinned.bind(ThreadRole.MEASURED));
        pinned.sample();
        assertThat(onlyOne(pinned).verified()).isTrue();
    }

    @Test
    void workersTakeTheirCpusInTurn() throws InterruptedException {
        List<Integer> cpus = Topology.ofThisMachine().usable().ids();
        PinnedThreads pinned =
                new PinnedThreads(
                        new PlacementPlan(Map.of(), cpus, CpuSet.NONE, CpuSet.NONE, List.of()));
        for (int i = 0; i <= cpus.size(); i++) {
            runIn(thread -> pinned.bind(ThreadRole.WORKER));
        }
        assertThat(pinned.placements())
                .hasSize(cpus.size() + 1)
                .allMatch(ThreadPlacement::verified);
        assertThat(pinned.placements().getFirst().plannedCpu()).isEqualTo(cpus.getFirst());
        assertThat(pinned.placements().getLast().plannedCpu()).isEqualTo(cpus.getFirst());
    }

    @Test
    void otherThreadsAreConfinedAndReleased() throws InterruptedException {
        Topology topology = Topology.ofThisMachine();
        int home = topology.usable().ids().getFirst();
        int measured = topology.usable().ids().getLast();
        PinnedThreads pinned =
                new PinnedThreads(
                        new PlacementPlan(
                                Map.of(ThreadRole.MEASURED, measured),
                                List.of(),
                                CpuSet.of(home),
                                CpuSet.NONE,
                                List.of()));
        CountDownLatch seen = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        int[] bystanderId = new int[1];
        Thread bystander =
                new Thread(() -> {
                    bystanderId[0] = threads.threadId();
                    asked.countDown();
                    awaitQuietly(seen);
                });
        bystander.start();
        asked.await();
        BitSet before = threads.affinity(bystanderId[0]);
        runIn(thread -> {
            pinned.bind(ThreadRole.MEASURED);
            try (Confinement confinement = pinned.confineOthers()) {
                assertThat(confinement.problems()).isEmpty();
                assertThat(confinement.threadCount()).isGreaterThan(3);
                assertThat(threads.affinity(bystanderId[0])).isEqualTo(CpuSet.of(home).mask());
                assertThat(threads.affinity(0)).isEqualTo(CpuSet.of(measured).mask());
            }
            assertThat(threads.affinity(bystanderId[0])).isEqualTo(before);
            assertThat(threads.affinity(0)).isEqualTo(CpuSet.of(measured).mask());
        });
        seen.countDown();
        bystander.join();
    }

    @Test
    void confinementToNowhereSaysSo() {
        PinnedThreads pinned = new PinnedThreads(planFor(ThreadRole.MEASURED, 0));
        try (Confinement confinement = pinned.confineOthers()) {
            assertThat(confinement.threadCount()).isZero();
            assertThat(confinement.problems()).singleElement().asString().contains("no CPUs");
        }
    }

    private static int firstCpu() {
        return Topology.ofThisMachine().usable().ids().getFirst();
    }

    private static PlacementPlan planFor(ThreadRole role, int cpu) {
        return new PlacementPlan(Map.of(role, cpu), List.of(), CpuSet.NONE, CpuSet.NONE, List.of());
    }

    private static ThreadPlacement onlyOne(PinnedThreads pinned) {
        assertThat(pinned.placements()).hasSize(1);
        return pinned.placements().getFirst();
    }

    /** Runs in a thread of its own, so that no test leaves a bound thread behind. */
    private static void runIn(Consumer<Thread> body) throws InterruptedException {
        Throwable[] failure = new Throwable[1];
        Thread thread = new Thread(() -> body.accept(Thread.currentThread()));
        thread.setUncaughtExceptionHandler((ignored, thrown) -> failure[0] = thrown);
        thread.start();
        thread.join();
        assertThat(failure[0]).isNull();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
