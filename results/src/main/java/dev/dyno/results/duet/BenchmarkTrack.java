package dev.dyno.results.duet;

import dev.dyno.results.gate.Comparison;
import dev.dyno.results.gate.ForkGroup;
import dev.dyno.results.gate.Gate;
import dev.dyno.results.gate.GateSettings;
import dev.dyno.results.gate.NextStep;
import dev.dyno.results.gate.NextStep.Kind;
import dev.dyno.results.gate.Reduction;
import dev.dyno.results.model.DuetGroup;
import dev.dyno.results.model.GateManifest.BenchmarkInfo;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The comparisons of one benchmark while fork groups come in. One metric gates: it says how long to
 * measure, and its verdict is the benchmark's. The others guard: they take what is measured anyway,
 * ask for fresh groups when they suspect something, and count when they find the candidate slower.
 * Used by one thread.
 */
final class BenchmarkTrack {
    /** So many groups that an arm has spoilt are enough. */
    private static final int SPOILT_GROUPS_MAX = 2;

    private final BenchmarkInfo benchmark;
    private final Map<Metric, Comparison> comparisons = new EnumMap<>(Metric.class);
    private final List<DuetGroup> spoilt = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final int suiteSize;
    private int wholeGroups;

    BenchmarkTrack(BenchmarkInfo benchmark, GateSettings settings, int suiteSize) {
        this.benchmark = benchmark;
        this.suiteSize = suiteSize;
        for (Metric metric : metrics(benchmark)) {
            comparisons.put(
                    metric,
                    new Comparison(
                            benchmark.name(),
                            metric.id(),
                            metric.unit(),
                            Reduction.MEDIAN_OF_RATIOS,
                            settings,
                            List.of(),
                            List.of()));
        }
    }

    /** CPU time says nothing useful of threads that wait for each other. */
    static List<Metric> metrics(BenchmarkInfo benchmark) {
        return benchmark.threads() == 1
                ? List.of(Metric.values())
                : List.of(Metric.WALL_TIME, Metric.ALLOCATION);
    }

    BenchmarkInfo benchmark() {
        return benchmark;
    }

    /** Returns the metric whose verdict is the benchmark's. */
    Metric gating() {
        Comparison cpu = comparisons.get(Metric.CPU_TIME);
        // A JVM that does not tell CPU time shows it by the first whole group.
        boolean isCpuKnown = cpu != null && (wholeGroups == 0 || hasGroups(cpu));
        return isCpuKnown ? Metric.CPU_TIME : Metric.WALL_TIME;
    }

    private static boolean hasGroups(Comparison comparison) {
        return !comparison.screening().isEmpty();
    }

    private Comparison comparison(Metric metric) {
        Comparison comparison = comparisons.get(metric);
        if (comparison == null) {
            throw new IllegalStateException(benchmark.name() + " is not compared by " + metric);
        }
        return comparison;
    }

    /** Returns the comparisons that have data, the gating one first. */
    List<Comparison> measured() {
        List<Comparison> measured = new ArrayList<>();
        Metric gating = gating();
        measured.add(comparison(gating));
        comparisons.forEach((metric, comparison) -> {
            if (metric != gating && hasGroups(comparison)) {
                measured.add(comparison);
            }
        });
        return measured;
    }

    /** Returns what to measure next. */
    NextStep next() {
        if (isGivenUp()) {
            return new NextStep(Kind.STOP, 0, "given up: " + spoilt.getLast().reason());
        }
        NextStep step = Gate.next(comparison(gating()), suiteSize);
        if (step.kind() != Kind.STOP) {
            return step;
        }
        return comparisons.values().stream()
                .map(comparison -> Gate.next(comparison, suiteSize))
                .filter(guard -> guard.kind() == Kind.CONFIRM)
                .findFirst()
                .orElse(step);
    }

    /** Takes a group into every comparison that has a use for it. */
    void add(DuetGroup group) {
        if (!group.status().equals(DuetGroup.OK)) {
            if (group.failedArm() != null) {
                spoilt.add(group);
            }
            notes.add(
                    "fork group "
                            + group.index()
                            + " is not used: "
                            + (group.failedArm() == null ? "" : group.failedArm() + " ")
                            + group.status()
                            + (group.reason() == null ? "" : ", " + group.reason()));
            return;
        }
        wholeGroups++;
        for (Map.Entry<Metric, Comparison> entry : comparisons.entrySet()) {
            Comparison comparison = entry.getValue();
            Kind wanted = Gate.next(comparison, suiteSize).kind();
            if (wanted != Kind.STOP) {
                ForkGroups.of(group, entry.getKey())
                        .ifPresent(fork -> entry.setValue(with(comparison, wanted, fork)));
            }
        }
    }

    private static Comparison with(Comparison comparison, Kind kind, ForkGroup fork) {
        List<ForkGroup> screening = new ArrayList<>(comparison.screening());
        List<ForkGroup> confirmation = new ArrayList<>(comparison.confirmation());
        (kind == Kind.CONFIRM ? confirmation : screening).add(fork);
        return new Comparison(
                comparison.benchmark(),
                comparison.metric(),
                comparison.unit(),
                comparison.reduction(),
                comparison.settings(),
                screening,
                confirmation);
    }

    /** Answers whether an arm has failed so often that no more groups are worth it. */
    boolean isGivenUp() {
        return spoilt.size() >= SPOILT_GROUPS_MAX;
    }

    /** Returns the last group that an arm has spoilt. */
    Optional<DuetGroup> lastSpoilt() {
        return spoilt.isEmpty() ? Optional.empty() : Optional.of(spoilt.getLast());
    }

    /** Returns whether the candidate failed in any group. */
    boolean hasCandidateFailed() {
        return spoilt.stream().anyMatch(group -> "candidate".equals(group.failedArm()));
    }

    /** Returns how many groups were measured whole. */
    int wholeGroups() {
        return wholeGroups;
    }

    /** Returns what a reader should know of groups that are not used. */
    List<String> notes() {
        return List.copyOf(notes);
    }
}
