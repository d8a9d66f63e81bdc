package dev.dyno.results.sample;

import dev.dyno.results.model.DuetGroup;
import dev.dyno.results.model.DuetGroup.ArmRun;
import dev.dyno.results.model.DuetGroup.Slices;
import dev.dyno.results.model.GateManifest;
import dev.dyno.results.model.GateManifest.BenchmarkInfo;
import dev.dyno.results.model.GateManifest.BuildInfo;
import dev.dyno.results.model.GateManifest.Demand;
import dev.dyno.results.model.GateManifest.Measurement;
import dev.dyno.results.stats.SeededRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A synthetic gate: its manifest, and fork groups whose true ratio is known. */
public final class SampleGate {
    /** The benchmark of one thread. */
    public static final String LOOP = "sample.Sample.loop[size=3]";

    /** The benchmark of two threads. */
    public static final String SHARED = "sample.Sample.shared";

    private static final int SLICES = 6;
    private static final long OPERATIONS = 10_000;
    private static final List<String> ARMS = List.of("base", "candidate", "base_copy");

    private SampleGate() {}

    /** Returns a manifest of two benchmarks that says fail when inconclusive. */
    public static GateManifest manifest() {
        return manifest("fail");
    }

    /** Returns a manifest of two benchmarks. */
    public static GateManifest manifest(String onInconclusive) {
        return new GateManifest(
                GateManifest.SCHEMA_VERSION,
                "20261124-101500-gate-ab12",
                "2026-11-24T10:15:00Z",
                List.of("gate", "--base", "old.jar", "--candidate", "new.jar"),
                23,
                "0.1.0",
                new BuildInfo("old.jar", Map.of("/jars/old.jar", "0".repeat(64)), null),
                new BuildInfo("new.jar", Map.of("/jars/new.jar", "1".repeat(64)), "a".repeat(40)),
                new Measurement(
                        "/jdk/bin/java",
                        List.of("-Xmx1g"),
                        10_000_000,
                        SLICES,
                        2_000_000_000,
                        null),
                new Demand(0.02, 0.001, 0.01, 600, onInconclusive),
                List.of(
                        new BenchmarkInfo(
                                LOOP,
                                "sample.Sample.loop",
                                false,
                                1,
                                new TreeMap<>(Map.of("size", "3"))),
                        new BenchmarkInfo(SHARED, "sample.Sample.shared", false, 2, Map.of())),
                List.of("sample.Sample.gone"),
                List.of("sample.Sample.brandNew"));
    }

    /** Returns a group of the benchmark of one thread. */
    public static DuetGroup group(int index, double candidateRatio) {
        return group(index, LOOP, candidateRatio, candidateRatio);
    }

    /**
     * Returns a whole group.
     *
     * @param cpuRatio the candidate's CPU time over the base's, but for 0.2 % of noise
     * @param wallRatio the same for wall time
     */
    public static DuetGroup group(int index, String benchmark, double cpuRatio, double wallRatio) {
        SeededRandom random = new SeededRandom(1000 + index);
        List<ArmRun> runs = new ArrayList<>();
        for (int arm = 0; arm < ARMS.size(); arm++) {
            boolean isCandidate = arm == 1;
            double fork = 1 + 0.002 * random.nextGaussian();
            runs.add(
                    run(
                            ARMS.get(arm),
                            0,
                            null,
                            slices(
                                    arm,
                                    SLICES,
                                    fork * (isCandidate ? cpuRatio : 1),
                                    fork * (isCandidate ? wallRatio : 1))));
        }
        return group(index, benchmark, DuetGroup.OK, null, null, runs);
    }

    /** Returns a group whose candidate crashed after two slices of each arm. */
    public static DuetGroup crashedGroup(int index) {
        return failedGroup(index, LOOP, "candidate");
    }

    /** Returns a group that an arm crashed in after two slices of each arm. */
    public static DuetGroup failedGroup(int index, String benchmark, String failedArm) {
        List<ArmRun> runs = new ArrayList<>();
        for (int arm = 0; arm < ARMS.size(); arm++) {
            String name = ARMS.get(arm);
            runs.add(
                    run(
                            name,
                            name.equals(failedArm) ? 134 : null,
                            "groups/00001-" + name + ".log",
                            slices(arm, 2, 1, 1)));
        }
        return group(index, benchmark, "crashed", failedArm, "exit code 134", runs);
    }

    private static DuetGroup group(
            int index,
            String benchmark,
            String status,
            @Nullable String failedArm,
            @Nullable String reason,
            List<ArmRun> runs) {
        List<Integer> schedule = new ArrayList<>();
        for (int slice = 0; slice < SLICES; slice++) {
            schedule.addAll(List.of(0, 1, 2));
        }
        return new DuetGroup(
                DuetGroup.SCHEMA_VERSION,
                index,
                benchmark,
                "screening",
                "2026-11-24T10:15:30Z",
                99,
                schedule,
                status,
                failedArm,
                reason,
                runs,
                List.of("the wall clock was set by 2.0 s, which no figure depends on"));
    }

    private static ArmRun run(
            String arm, @Nullable Integer exitCode, @Nullable String logFile, Slices slices) {
        return new ArmRun(arm, exitCode, 1, List.of(1), true, null, logFile, slices);
    }

    private static Slices slices(int arm, int count, double cpu, double wall) {
        List<Integer> turns = new ArrayList<>();
        List<Long> starts = new ArrayList<>();
        for (int slice = 0; slice < count; slice++) {
            turns.add(3 * slice + arm);
            starts.add(10_000_000L * (3L * slice + arm));
        }
        return new Slices(
                turns,
                starts,
                Collections.nCopies(count, OPERATIONS),
                Collections.nCopies(count, 1000 * wall),
                Collections.nCopies(count, Math.round(10_200_000 * wall)),
                Collections.nCopies(count, Math.round(9_900_000 * cpu)),
                Collections.nCopies(count, 20_000L),
                Collections.nCopies(count, 0L),
                Collections.nCopies(count, 12_000_000L),
                Collections.nCopies(count, 0L),
                Collections.nCopies(count, 0L),
                Collections.nCopies(count, 1L));
    }
}
