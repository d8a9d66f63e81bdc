package dev.dyno.results.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.results.gate.GateResult.ComparisonResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the gate finds, what it calls same, and whether its detection floor is true. */
class PowerTest {
    private static final long SEED = Long.getLong("dyno.seed", 1);
    private static final GateSettings SETTINGS = GateSettings.defaults(SEED);
    private static final int TRIALS = 200;

    /** Forks that settle in two modes need more groups than the default plan has. */
    private static final LookPlan FOR_LOTTERIES =
            new LookPlan(List.of(20, 30), Spending.POCOCK, 20);

    /** A change, the noise of forks, the plan and how often it must be found. */
    private record Goal(
            String name,
            double detect,
            double change,
            ForkNoise noise,
            LookPlan plan,
            double found) {
        Goal(String name, double detect, double change, ForkNoise noise, double found) {
            this(name, detect, change, noise, SETTINGS.looks(), found);
        }
    }

    @TestFactory
    List<DynamicTest> changesAreFoundAsOftenAsWanted() {
        List<Goal> goals =
                List.of(
                        new Goal("1 %, quiet", 0.01, 0.01, ForkNoise.normal(0.003), 0.95),
                        new Goal("2 %, quiet", 0.01, 0.02, ForkNoise.normal(0.003), 0.99),
                        new Goal("2 %, usual", 0.02, 0.02, ForkNoise.normal(0.006), 0.95),
                        new Goal("3 %, usual", 0.02, 0.03, ForkNoise.normal(0.006), 0.99),
                        new Goal(
                                "5 %, lottery",
                                0.05,
                                0.05,
                                ForkNoise.lottery(0.05, 1.25, 0.01),
                                FOR_LOTTERIES,
                                0.9));
        List<DynamicTest> tests = new ArrayList<>();
        for (Goal goal : goals) {
            tests.add(
                    DynamicTest.dynamicTest(
                            goal.name(),
                            () ->
                                    assertThat(found(goal))
                                            .as("found with -Ddyno.seed=%s", SEED)
                                            .isGreaterThanOrEqualTo(
                                                    Alarms.fewest(TRIALS, goal.found()))));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> changeOfTheSizeToDetectIsSeldomCalledSame() {
        List<DynamicTest> tests = new ArrayList<>();
        for (double deviation : new double[] {0.006, 0.012}) {
            for (double change : new double[] {1.02, 1 / 1.02}) {
                tests.add(
                        DynamicTest.dynamicTest(
                                "noise " + deviation + ", ratio " + change,
                                () -> assertSeldomSame(deviation, change)));
            }
        }
        return tests;
    }

    @Test
    void noChangeIsCalledSameWhereTheNoiseAllowsIt() {
        int same = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            SimulatedDuet duet = new SimulatedDuet(SEED + trial, ForkNoise.normal(0.006));
            same += verdict(duet, SETTINGS) == Verdict.SAME ? 1 : 0;
        }
        assertThat(same).isGreaterThanOrEqualTo(Alarms.fewest(TRIALS, 0.95));
    }

    @Test
    void noiseNeverTurnsIntoASilentPass() {
        for (int trial = 0; trial < TRIALS; trial++) {
            SimulatedDuet duet = new SimulatedDuet(SEED + trial, ForkNoise.normal(0.2));
            assertThat(verdict(duet, SETTINGS)).isNotIn(Verdict.SAME, Verdict.FASTER);
        }
    }

    @Test
    void changesOfTheDetectionFloorAreFoundWithThePowerAndSmallerOnesLessOften() {
        double floor = medianFloor();
        Goal atFloor = new Goal("", 0.02, floor, ForkNoise.normal(0.01), SETTINGS.power());
        Goal below = new Goal("", 0.02, floor / 2, ForkNoise.normal(0.01), SETTINGS.power());
        assertThat(found(atFloor)).isGreaterThanOrEqualTo(Alarms.fewest(TRIALS, 0.9));
        assertThat(found(below)).isLessThan(Alarms.fewest(TRIALS, 0.7));
    }

    private static double medianFloor() {
        double[] floors = new double[21];
        for (int trial = 0; trial < floors.length; trial++) {
            SimulatedDuet duet = new SimulatedDuet(SEED + 77 + trial, ForkNoise.normal(0.01));
            Comparison comparison = duet.run("benchmark", SETTINGS, 1);
            ComparisonResult result = Gate.judge(List.of(comparison)).comparisons().getFirst();
            floors[trial] = Objects.requireNonNull(result.detectionFloorFraction());
        }
        Arrays.sort(floors);
        return floors[10];
    }

    private static void assertSeldomSame(double deviation, double change) {
        int same = 0;
        int trials = 500;
        for (int trial = 0; trial < trials; trial++) {
            SimulatedDuet duet =
                    new SimulatedDuet(SEED + trial, ForkNoise.normal(deviation))
                            .with(Arm.CANDIDATE, change);
            same += verdict(duet, SETTINGS) == Verdict.SAME ? 1 : 0;
        }
        assertThat(same)
                .as("called same with -Ddyno.seed=%s", SEED)
                .isLessThanOrEqualTo(Alarms.most(trials, SETTINGS.missAlpha()));
    }

    private static int found(Goal goal) {
        GateSettings settings = SETTINGS.withDetectFraction(goal.detect()).withLooks(goal.plan());
        int found = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            SimulatedDuet duet =
                    new SimulatedDuet(SEED + trial, goal.noise())
                            .with(Arm.CANDIDATE, 1 + goal.change());
            found += verdict(duet, settings) == Verdict.SLOWER ? 1 : 0;
        }
        return found;
    }

    private static Verdict verdict(SimulatedDuet duet, GateSettings settings) {
        return Gate.verdicts(List.of(duet.run("benchmark", settings, 1))).getFirst();
    }
}
