package dev.dyno.harness.duet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.duet.SlowdownKind;
import dev.dyno.harness.duet.GroupRequest.ArmBuild;
import dev.dyno.harness.place.PlacementPlan;
import dev.dyno.harness.place.Topology;
import dev.dyno.results.model.DuetGroup;
import dev.dyno.results.model.DuetGroup.ArmRun;
import dev.dyno.results.model.DuetGroup.Slices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fork groups of real JMH processes; what they measure is of no interest here, only that. */
final class ConductorTest {
    private static final int SLICES = 8;

    @TempDir private static Path folder = Path.of("");
    private static Build build = Build.ofFiles("none", List.of());
    private static SortedSet<BenchmarkCase> cases = new TreeSet<>();

    private final DuetSettings settings = settings(Duration.ofMinutes(2));

    private static DuetSettings settings(Duration turnTimeout) {
        DuetSettings defaults = DuetSettings.defaults();
        return new DuetSettings(
                defaults.java(),
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"),
                2_000_000,
                SLICES,
                Duration.ofMillis(20),
                Duration.ofMinutes(2),
                turnTimeout);
    }

    @BeforeAll
    static void buildJar() throws IOException, InterruptedException {
        Path jar = BenchmarkJars.sample(folder.resolve("sample"));
        build = Build.ofFiles("sample.jar", List.of(jar));
        cases = BenchmarkLists.of(build, DuetSettings.defaults().java(), folder);
    }

    private static BenchmarkCase benchmark(String method) {
        return cases.stream()
                .filter(one -> one.label().startsWith("sample.Sample." + method))
                .findFirst()
                .orElseThrow();
    }

    private static GroupRequest request(String method, String... arms) {
        return new GroupRequest(
                3,
                benchmark(method),
                "screening",
                List.of(arms).stream().map(arm -> new ArmBuild(arm, build)).toList(),
                42);
    }

    private Conductor conductor(DuetSettings with) {
        return new Conductor(with, PlacementPlan.of(Topology.ofThisMachine()), folder);
    }

    private DuetGroup run(String method, String... arms) throws Exception {
        return conductor(settings).run(request(method, arms), ConductorTest::keep);
    }

    private static String keep(GroupRequest request, String arm, Path log) throws IOException {
        Path kept = Files.createTempFile(folder, arm, ".log");
        Files.copy(log, kept, StandardCopyOption.REPLACE_EXISTING);
        return String.valueOf(kept.getFileName());
    }

    private static void requireWhole(DuetGroup group) {
        assertThat(group.status()).as("%s: %s", group.failedArm(), group.reason()).isEqualTo("ok");
        for (int arm = 0; arm < group.arms().size(); arm++) {
            ArmRun run = group.arms().get(arm);
            assertThat(run.exitCode()).isZero();
            assertThat(run.logFile()).isNull();
            Slices slices = run.slices();
            assertThat(slices.size()).isEqualTo(SLICES);
            int index = arm;
            assertThat(slices.turns()).allMatch(turn -> group.schedule().get(turn) == index);
            assertThat(slices.operations()).allMatch(operations -> operations > 0);
            assertThat(slices.scoreNanosPerOperation()).allMatch(score -> score > 0);
            assertThat(slices.wallNanos()).allMatch(nanos -> nanos > 0);
            assertThat(slices.cpuNanos()).allMatch(nanos -> nanos > 0);
            assertThat(slices.allocatedBytes()).allMatch(bytes -> bytes >= 0);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void threeArmsTakeTurnsOnOneCpuAndNeverOverlap() throws Exception {
        DuetGroup group = run("loop", "base", "candidate", "base_copy");
        requireWhole(group);
        assertThat(group.index()).isEqualTo(3);
        assertThat(group.benchmark()).isEqualTo("sample.Sample.loop");
        assertThat(group.schedule()).hasSize(3 * SLICES);
        for (ArmRun run : group.arms()) {
            assertThat(run.verified()).as("%s", run.problem()).isTrue();
            assertThat(run.observedCpus()).isEqualTo(group.arms().getFirst().observedCpus());
            assertThat(run.slices().runDelayNanos()).allMatch(nanos -> nanos >= 0);
        }
        long end = Long.MIN_VALUE;
        int[] position = new int[3];
        for (int arm : group.schedule()) {
            Slices slices = group.arms().get(arm).slices();
            long start = slices.startNanos().get(position[arm]);
            assertThat(start).isGreaterThanOrEqualTo(end);
            end = start + slices.wallNanos().get(position[arm]);
            position[arm]++;
        }
    }

    @Test
    void aShotIsNeverRepeatedWithoutItsSetUp() throws Exception {
        requireWhole(run("shot", "base", "candidate"));
    }

    @Test
    void aBenchmarkOfTwoThreadsIsNotBound() throws Exception {
        DuetGroup group = run("shared", "base", "candidate");
        requireWhole(group);
        assertThat(group.arms()).allMatch(run -> run.plannedCpu() == null && !run.verified());
    }

    @Test
    void aBenchmarkKeepsItsOwnJvmArguments() throws Exception {
        requireWhole(run("flag", "base"));
    }

    @Test
    void aParameterMayHoldCommas() throws Exception {
        requireWhole(run("parameter[size=a,b=c]", "base"));
    }

    private DuetGroup slowed(String method, SlowdownKind kind, String overlay) throws Exception {
        Build slowed = SlowedBuild.of(build, Files.createDirectory(folder.resolve(overlay)));
        GroupRequest request =
                new GroupRequest(
                        0,
                        benchmark(method),
                        "screening",
                        List.of(
                                new ArmBuild("base", build),
                                new ArmBuild("slowed", slowed, new Injection(kind, 9))),
                        7);
        DuetGroup group = conductor(settings).run(request, ConductorTest::keep);
        requireWhole(group);
        return group;
    }

    @ParameterizedTest
    @ValueSource(strings = {"loop", "shot"})
    void aSlowedArmBurnsItsDoseInsideTheMeasuredTime(String method) throws Exception {
        DuetGroup group = slowed(method, SlowdownKind.SPIN, "overlay-" + method);
        assertThat(cost(group, 1)).isGreaterThan(3 * cost(group, 0));
    }

    @ParameterizedTest
    @EnumSource(value = SlowdownKind.class, mode = EnumSource.Mode.EXCLUDE, names = "LOCK")
    void aDoseOfWorkOfAnyKindCostsCpuTime(SlowdownKind kind) throws Exception {
        DuetGroup group = slowed("loop", kind, "overlay-" + kind);
        assertThat(cost(group, 1)).isGreaterThan(3 * cost(group, 0));
        boolean isAllocated = kind == SlowdownKind.ALLOCATION || kind == SlowdownKind.BOXING;
        if (isAllocated) {
            Slices slices = group.arms().get(1).slices();
            assertThat(slices.allocatedBytes()).allMatch(bytes -> bytes > 100_000);
        }
    }

    @Test
    void aDoseOfLockingCostsWallTime() throws Exception {
        DuetGroup group = slowed("loop", SlowdownKind.LOCK, "overlay-lock");
        assertThat(leastScore(group, 1)).isGreaterThan(3 * leastScore(group, 0));
    }

    private static double leastScore(DuetGroup group, int arm) {
        return Collections.min(group.arms().get(arm).slices().scoreNanosPerOperation());
    }

    /** Returns the least CPU time of an operation in any slice but the first. */
    private static double cost(DuetGroup group, int arm) {
        Slices slices = group.arms().get(arm).slices();
        double least = Double.POSITIVE_INFINITY;
        for (int index = 1; index < slices.size(); index++) {
            double cpu = slices.cpuNanos().get(index);
            least = Math.min(least, cpu / slices.operations().get(index));
        }
        return least;
    }

    @Test
    void aThrowingBenchmarkNamesItsException() throws Exception {
        DuetGroup group = run("throwing", "base");
        assertThat(group.status()).isEqualTo("failed");
        assertThat(group.failedArm()).isEqualTo("base");
        assertThat(group.reason()).contains("this benchmark always fails");
        assertThat(group.arms().getFirst().logFile()).startsWith("base").endsWith(".log");
    }

    @Test
    void aCrashKeepsTheSlicesBeforeIt() throws Exception {
        DuetGroup group = run("halting", "base", "candidate");
        assertThat(group.status()).isEqualTo("crashed");
        assertThat(group.reason()).contains("42");
        int measured = group.arms().stream().mapToInt(run -> run.slices().size()).sum();
        assertThat(measured).isBetween(1, 2 * SLICES - 1);
    }

    @Test
    void aHungArmIsKilledAndNamed() throws Exception {
        DuetGroup group =
                conductor(settings(Duration.ofSeconds(1)))
                        .run(request("hanging", "base", "candidate"), ConductorTest::keep);
        assertThat(group.status()).isEqualTo("hung");
        assertThat(group.reason()).contains("kept its turn for 1 s");
        int turn = group.arms().stream().mapToInt(run -> run.slices().size()).sum();
        String whoseTurn = group.arms().get(group.schedule().get(turn)).arm();
        assertThat(group.failedArm()).isEqualTo(whoseTurn);
        assertThat(ProcessHandle.current().descendants()).noneMatch(ConductorTest::isArm);
    }

    @Test
    void memoryThatRunsOutIsCalledSo() throws Exception {
        DuetGroup group = run("exhausting", "base");
        assertThat(group.status()).isEqualTo("out_of_memory");
    }

    @Test
    void aGroupThatIsStoppedLeavesNoProcess() throws Exception {
        Conductor conductor = conductor(settings);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<DuetGroup> group =
                    threads.submit(
                            () -> conductor.run(request("loop", "base"), ConductorTest::keep));
            while (ProcessHandle.current().descendants().noneMatch(ConductorTest::isArm)) {
                Thread.onSpinWait();
            }
            conductor.stop();
            assertThat(group.get().status()).isEqualTo("interrupted");
        }
        assertThat(ProcessHandle.current().descendants()).noneMatch(ConductorTest::isArm);
    }

    private static boolean isArm(ProcessHandle process) {
        return process.isAlive() && process.info().command().orElse("").endsWith("java");
    }

    /** Clocks that agree until all arms had a turn, so that the change is amid the slices. */
    private Conductor conductor(LongUnaryOperator wall, LongUnaryOperator boot) {
        return new Conductor(
                settings,
                PlacementPlan.of(Topology.ofThisMachine()),
                folder,
                () -> {
                    AtomicInteger looks = new AtomicInteger();
                    return new ClockWatch(
                            System::nanoTime,
                            () -> later(looks.incrementAndGet(), wall),
                            () -> later(looks.get(), boot));
                });
    }

    private static long later(int looks, LongUnaryOperator clock) {
        return looks > 5 ? clock.applyAsLong(System.nanoTime()) : System.nanoTime();
    }

    @Test
    void aStepOfTheWallClockIsNotedAndTheGroupIsUsed() throws Exception {
        DuetGroup group =
                conductor(nanos -> nanos - Duration.ofHours(1).toNanos(), nanos -> nanos)
                        .run(request("loop", "base", "candidate"), ConductorTest::keep);
        assertThat(group.status()).isEqualTo(DuetGroup.OK);
        assertThat(group.notes())
                .singleElement()
                .asString()
                .startsWith("the wall clock was set by -3")
                .endsWith("which no figure depends on");
        assertThat(group.arms()).allMatch(arm -> arm.slices().size() == SLICES);
    }

    @Test
    void aSuspensionSpoilsTheGroupAndItsSlicesAreKept() throws Exception {
        LongUnaryOperator hourLater = nanos -> nanos + Duration.ofHours(1).toNanos();
        DuetGroup group =
                conductor(hourLater, hourLater)
                        .run(request("loop", "base", "candidate"), ConductorTest::keep);
        assertThat(group.status()).isEqualTo("suspended");
        assertThat(group.failedArm()).isNull();
        assertThat(group.notes())
                .singleElement()
                .asString()
                .startsWith("the machine was suspended for 3");
        assertThat(group.arms()).allMatch(arm -> arm.slices().size() == SLICES);
    }
}
