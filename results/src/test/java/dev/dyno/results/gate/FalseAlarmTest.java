package dev.dyno.results.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.results.stats.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.TTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A program compared with itself must not be called slower; and these tests must notice if it is.
 */
class FalseAlarmTest {
    private static final long SEED = Long.getLong("dyno.seed", 1);
    private static final GateSettings SETTINGS = GateSettings.defaults(SEED);
    private static final int COMPARISONS = 2_000;

    @TestFactory
    List<DynamicTest> alarmsOfOneComparisonAreAsRareAsSaid() {
        List<DynamicTest> tests = new ArrayList<>();
        Worlds.withoutChange()
                .forEach((name, world) -> {
                    for (Spending spending : Spending.values()) {
                        tests.add(
                                DynamicTest.dynamicTest(
                                        name + ", " + spending,
                                        () -> assertAlarmsAreRare(world, settings(spending))));
                    }
                });
        return tests;
    }

    @TestFactory
    List<DynamicTest> alarmsOfSuitesOfFiftyAreAsRareAsSaid() {
        List<DynamicTest> tests = new ArrayList<>();
        Worlds.withoutChange()
                .forEach((name, world) ->
                        tests.add(
                                DynamicTest.dynamicTest(
                                        name,
                                        () -> {
                                            int suites = 40;
                                            int alarms = 0;
                                            for (int suite = 0; suite < suites; suite++) {
                                                alarms += isSuiteRed(world, SEED + suite) ? 1 : 0;
                                            }
                                            assertThat(alarms)
                                                    .as("red suites with -Ddyno.seed=%s", SEED)
                                                    .isLessThanOrEqualTo(
                                                            Alarms.most(
                                                                    suites, SETTINGS.suiteAlpha()));
                                        })));
        return tests;
    }

    @Test
    void swappedSidesMirrorEveryVerdict() {
        for (int trial = 0; trial < 200; trial++) {
            double change = trial % 2 == 0 ? 1 : 1.05;
            SimulatedDuet duet =
                    new SimulatedDuet(SEED + trial, ForkNoise.normal(0.01))
                            .with(Arm.CANDIDATE, change);
            Comparison comparison = duet.run("benchmark", SETTINGS, 1);
            Verdict verdict = Gate.verdicts(List.of(comparison)).getFirst();
            Verdict mirrored = Gate.verdicts(List.of(swapped(comparison))).getFirst();
            assertThat(mirrored)
                    .as("trial %s with -Ddyno.seed=%s", trial, SEED)
                    .isEqualTo(mirror(verdict));
        }
    }

    @Test
    void pooledTTestFailsTheSameSimulation() {
        Alarms.Alarm pooled =
                (duet, _) -> {
                    List<ForkGroup> groups = duet.slices(20).groups(5);
                    double p =
                            TTest.withDefaults()
                                    .with(AlternativeHypothesis.GREATER_THAN)
                                    .test(pooled(groups, Arm.CANDIDATE), pooled(groups, Arm.BASE))
                                    .getPValue();
                    return p <= SETTINGS.comparisonAlpha();
                };
        for (LongFunction<SimulatedDuet> world : Worlds.withoutChange().values()) {
            assertThat(Alarms.count(pooled, world, 400, SEED))
                    .isGreaterThan(10 * Alarms.most(400, SETTINGS.comparisonAlpha()));
        }
    }

    @Test
    void retryingUntilSignificantFailsTheSameSimulation() {
        double alpha = 0.01;
        Alarms.Alarm retry =
                (duet, _) -> {
                    List<ForkGroup> groups = new ArrayList<>();
                    for (int attempt = 0; attempt < 20; attempt++) {
                        groups.addAll(duet.groups(attempt == 0 ? 10 : 2));
                        double[] logs =
                                Course.logRatios(groups, Arm.CANDIDATE, Reduction.MEDIAN_OF_RATIOS);
                        if (Gate.pChange(logs, 1) <= alpha) {
                            return true;
                        }
                    }
                    return false;
                };
        LongFunction<SimulatedDuet> world = seed -> new SimulatedDuet(seed, ForkNoise.normal(0.01));
        assertThat(Alarms.count(retry, world, 2_000, SEED))
                .isGreaterThan(Alarms.most(2_000, alpha));
    }

    @Test
    void decidingOnTheScreeningAloneFailsTheSameSimulation() {
        Alarms.Alarm unconfirmed =
                (duet, _) ->
                        Gate.next(comparison(duet.groups(8), List.of()), 1).kind()
                                == NextStep.Kind.CONFIRM;
        LongFunction<SimulatedDuet> world = seed -> new SimulatedDuet(seed, ForkNoise.normal(0.03));
        assertThat(Alarms.count(unconfirmed, world, 2_000, SEED))
                .isGreaterThan(Alarms.most(2_000, SETTINGS.comparisonAlpha()));
    }

    private static void assertAlarmsAreRare(
            LongFunction<SimulatedDuet> world, GateSettings settings) {
        Alarms.Alarm gate =
                (duet, _) ->
                        Gate.verdicts(List.of(duet.run("benchmark", settings, 1))).getFirst()
                                == Verdict.SLOWER;
        assertThat(Alarms.count(gate, world, COMPARISONS, SEED))
                .as("alarms with -Ddyno.seed=%s", SEED)
                .isLessThanOrEqualTo(Alarms.most(COMPARISONS, settings.comparisonAlpha()));
    }

    private static boolean isSuiteRed(LongFunction<SimulatedDuet> world, long seed) {
        SeededRandom random = new SeededRandom(seed);
        List<Comparison> suite = new ArrayList<>();
        for (int benchmark = 0; benchmark < 50; benchmark++) {
            suite.add(world.apply(random.nextLong()).run("benchmark " + benchmark, SETTINGS, 50));
        }
        return Gate.verdicts(suite).contains(Verdict.SLOWER);
    }

    private static GateSettings settings(Spending spending) {
        return SETTINGS.withLooks(new LookPlan(List.of(8, 14, 20), spending, 8));
    }

    private static Comparison comparison(List<ForkGroup> screening, List<ForkGroup> fresh) {
        return new Comparison(
                "benchmark",
                "cpu_nanos_per_operation",
                "ns/op",
                Reduction.MEDIAN_OF_RATIOS,
                SETTINGS,
                screening,
                fresh);
    }

    /**
     * Base and candidate change places; the copy is mirrored, so that its ratio is inverted too.
     */
    private static Comparison swapped(Comparison comparison) {
        return comparison(
                comparison.screening().stream().map(FalseAlarmTest::swapped).toList(),
                comparison.confirmation().stream().map(FalseAlarmTest::swapped).toList());
    }

    private static ForkGroup swapped(ForkGroup group) {
        double base = group.medianCost(Arm.BASE);
        double candidate = group.medianCost(Arm.CANDIDATE);
        double copy = group.medianCost(Arm.BASE_COPY);
        return ForkGroup.of(
                group.index(),
                Map.of(
                        Arm.BASE,
                        new double[] {candidate},
                        Arm.CANDIDATE,
                        new double[] {base},
                        Arm.BASE_COPY,
                        new double[] {candidate * base / copy}));
    }

    private static Verdict mirror(Verdict verdict) {
        return switch (verdict) {
            case SLOWER -> Verdict.FASTER;
            case FASTER -> Verdict.SLOWER;
            case SAME, INCONCLUSIVE, INVALID -> verdict;
        };
    }

    private static double[] pooled(List<ForkGroup> groups, Arm arm) {
        return groups.stream().flatMapToDouble(group -> Arrays.stream(group.costs(arm))).toArray();
    }
}
