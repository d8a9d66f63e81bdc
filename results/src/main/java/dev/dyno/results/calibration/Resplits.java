package dev.dyno.results.calibration;

import dev.dyno.results.duet.GateSuite;
import dev.dyno.results.gate.NextStep.Kind;
import dev.dyno.results.gate.Verdict;
import dev.dyno.results.model.CalibrationComparison;
import dev.dyno.results.model.DuetGroup;
import dev.dyno.results.model.DuetGroup.ArmRun;
import dev.dyno.results.model.DuetGroup.Slices;
import dev.dyno.results.stats.SeededRandom;
import dev.dyno.results.store.Calibrations.StoredCalibration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * More comparisons of equals than anybody has time to measure, drawn from recorded fork groups of
 * equals: a draw puts the groups of a benchmark into random order and in each group gives the names
 * of the arms to its forks at random. Whatever the forks had in common stays in common.
 *
 * <p>Each draw is judged four times: as drawn and with base and candidate swapped, and both again
 * while the machine becomes slower by a fifth from the first turn of each group to its last.
 */
final class Resplits {
    /** Comparisons per draw. */
    static final int PER_DRAW = 4;

    private static final double DRIFT_FRACTION = 0.2;
    private static final String BASE = "base";
    private static final String CANDIDATE = "candidate";

    private final StoredCalibration calibration;
    private final Map<String, List<DuetGroup>> pools = new TreeMap<>();

    Resplits(StoredCalibration calibration) {
        this.calibration = calibration;
        for (CalibrationComparison one : calibration.comparisons()) {
            if (one.comparesEquals()) {
                one.groups().stream()
                        .filter(group -> group.status().equals(DuetGroup.OK))
                        .forEach(
                                pools.computeIfAbsent(one.benchmark(), _ -> new ArrayList<>())
                                        ::add);
            }
        }
    }

    /**
     * Returns the verdicts of so many draws; none where no group of equals is recorded.
     *
     * @param seed equal seeds give equal draws
     */
    List<Verdict> verdicts(int draws, long seed) {
        List<String> benchmarks = List.copyOf(pools.keySet());
        if (benchmarks.isEmpty()) {
            return List.of();
        }
        return IntStream.range(0, draws)
                .parallel()
                .boxed()
                .flatMap(draw -> {
                    String benchmark = benchmarks.get(draw % benchmarks.size());
                    return verdicts(benchmark, new SeededRandom(seed + draw)).stream();
                })
                .toList();
    }

    private List<Verdict> verdicts(String benchmark, SeededRandom random) {
        List<DuetGroup> drawn =
                shuffled(pools.getOrDefault(benchmark, List.of()), random).stream()
                        .map(group -> relabelled(group, random))
                        .toList();
        long seed = random.nextLong();
        List<Verdict> verdicts = new ArrayList<>();
        for (double drift : new double[] {0, DRIFT_FRACTION}) {
            for (boolean isSwapped : new boolean[] {false, true}) {
                GateSuite suite = Replay.suite(calibration.manifest(), benchmark, seed);
                for (DuetGroup group : drawn) {
                    if (suite.next(benchmark).kind() == Kind.STOP) {
                        break;
                    }
                    suite.add(drifting(isSwapped ? swapped(group) : group, drift));
                }
                verdicts.add(Replay.verdict(suite));
            }
        }
        return verdicts;
    }

    /** Source: Fisher and Yates, in Durstenfeld's form, CACM 7(7), 1964. */
    private static <T> List<T> shuffled(List<T> list, SeededRandom random) {
        List<T> shuffled = new ArrayList<>(list);
        for (int end = shuffled.size() - 1; end > 0; end--) {
            Collections.swap(shuffled, end, (int) (random.nextDouble() * (end + 1)));
        }
        return shuffled;
    }

    private static DuetGroup relabelled(DuetGroup group, SeededRandom random) {
        List<String> names =
                shuffled(group.arms().stream().map(ArmRun::arm).sorted().toList(), random);
        List<ArmRun> arms = new ArrayList<>();
        for (int arm = 0; arm < names.size(); arm++) {
            ArmRun run = group.arms().get(arm);
            arms.add(with(run, names.get(arm), run.slices()));
        }
        return group.withArms(arms);
    }

    private static DuetGroup swapped(DuetGroup group) {
        return group.withArms(
                group.arms().stream()
                        .map(run -> with(run, swapped(run.arm()), run.slices()))
                        .toList());
    }

    private static String swapped(String arm) {
        return switch (arm) {
            case BASE -> CANDIDATE;
            case CANDIDATE -> BASE;
            default -> arm;
        };
    }

    private static DuetGroup drifting(DuetGroup group, double fraction) {
        if (fraction == 0) {
            return group;
        }
        double perTurn = fraction / Math.max(1, group.schedule().size() - 1);
        return group.withArms(
                group.arms().stream()
                        .map(run -> with(run, run.arm(), drifting(run.slices(), perTurn)))
                        .toList());
    }

    private static Slices drifting(Slices slices, double perTurn) {
        List<Double> scores = new ArrayList<>();
        for (int slice = 0; slice < slices.size(); slice++) {
            double score = slices.scoreNanosPerOperation().get(slice);
            scores.add(score < 0 ? score : score * (1 + perTurn * slices.turns().get(slice)));
        }
        return new Slices(
                slices.turns(),
                slices.startNanos(),
                slices.operations(),
                scores,
                drifting(slices.wallNanos(), slices.turns(), perTurn),
                drifting(slices.cpuNanos(), slices.turns(), perTurn),
                slices.runDelayNanos(),
                slices.allocatedBytes(),
                slices.processCpuNanos(),
                slices.gcCount(),
                slices.gcMillis(),
                slices.jitMillis());
    }

    private static List<Long> drifting(List<Long> nanos, List<Integer> turns, double perTurn) {
        return IntStream.range(0, nanos.size())
                .mapToObj(slice ->
                        nanos.get(slice) < 0
                                ? nanos.get(slice)
                                : Math.round(nanos.get(slice) * (1 + perTurn * turns.get(slice))))
                .toList();
    }

    private static ArmRun with(ArmRun run, String arm, Slices slices) {
        return new ArmRun(
                arm,
                run.exitCode(),
                run.plannedCpu(),
                run.observedCpus(),
                run.verified(),
                run.problem(),
                run.logFile(),
                slices);
    }
}
