package dev.dyno.results.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.results.gate.GateResult.ComparisonResult;
import dev.dyno.results.stats.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ForkModesTest {
    private static final long SEED = Long.getLong("dyno.seed", 1);
    private static final int TRIALS = 1_000;
    private static final int GROUPS = 20;
    private static final double SLOW = 1.25;

    @Test
    void oneModeIsSeldomTakenForTwo() {
        for (ForkNoise noise :
                List.of(ForkNoise.normal(0.03), ForkNoise.heavy(0.02), ForkNoise.skewed(0.03))) {
            int twoModes = 0;
            for (int trial = 0; trial < TRIALS; trial++) {
                twoModes += modes(new SimulatedDuet(SEED + trial, noise)) == null ? 0 : 1;
            }
            assertThat(twoModes)
                    .as("of %s with -Ddyno.seed=%s", TRIALS, SEED)
                    .isLessThanOrEqualTo(Alarms.most(TRIALS, 0.02));
        }
    }

    @Test
    void twoModesAreFoundThroughTheDriftOfTheMachine() {
        ForkNoise noise = ForkNoise.lottery(0.15, SLOW, 0.02);
        int twoModes = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            SimulatedDuet duet = new SimulatedDuet(SEED + trial, noise).drifting(0.01);
            twoModes += modes(duet) == null ? 0 : 1;
        }
        assertThat(twoModes).isGreaterThanOrEqualTo(Alarms.fewest(TRIALS, 0.9));
    }

    @Test
    void slowerModesAreToldFromALikelierSlowMode() {
        ForkModes slower = Objects.requireNonNull(modes(candidateOf(0.2, 1.04, 0.2)));
        assertThat(slower.isSlowLikelier()).isFalse();
        assertThat(Objects.requireNonNull(slower.withinModes()).estimate())
                .isCloseTo(1.04, within(0.01));
        ForkModes likelier = Objects.requireNonNull(modes(candidateOf(0.1, 1, 0.7)));
        assertThat(likelier.isSlowLikelier()).isTrue();
        assertThat(likelier.slowOverFast()).isCloseTo(SLOW, within(0.02));
        assertThat(Objects.requireNonNull(likelier.withinModes()).estimate())
                .isCloseTo(1, within(0.01));
        assertThat(likelier.words()).contains("the slow mode became likelier");
    }

    @Test
    void equalLotteriesAreSeldomCalledDifferent() {
        int likelier = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            ForkModes modes =
                    modes(new SimulatedDuet(SEED + trial, ForkNoise.lottery(0.3, SLOW, 0.02)));
            likelier += modes != null && modes.isSlowLikelier() ? 1 : 0;
        }
        assertThat(likelier).isLessThanOrEqualTo(Alarms.most(TRIALS, ForkModes.LIKELIER_ALPHA));
    }

    @Test
    void likelierSlowModeIsNeverSameEvenIfTheTypicalForkIs() {
        List<ForkGroup> groups = new ArrayList<>();
        SeededRandom random = new SeededRandom(SEED);
        for (int group = 0; group < 8; group++) {
            double slow = group % 2 == 0 ? SLOW : 1;
            groups.add(
                    ForkGroup.of(
                            group,
                            Map.of(
                                    Arm.BASE,
                                    cost(random, 1),
                                    Arm.BASE_COPY,
                                    cost(random, 1),
                                    Arm.CANDIDATE,
                                    cost(random, slow))));
        }
        GateSettings settings = GateSettings.defaults(SEED).withDetectFraction(0.3);
        ComparisonResult result =
                Gate.judge(
                                List.of(
                                        new Comparison(
                                                "benchmark",
                                                "cpu_nanos_per_operation",
                                                "ns/op",
                                                Reduction.MEDIAN_OF_RATIOS,
                                                settings.withLooks(
                                                        new LookPlan(
                                                                List.of(8), Spending.POCOCK, 8)),
                                                groups,
                                                List.of())))
                        .comparisons()
                        .getFirst();
        ForkModes modes = Objects.requireNonNull(result.modes());
        assertThat(modes.candidateSlow()).isEqualTo(4);
        assertThat(result.verdict()).as(result.reason()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.reason()).contains("the slow mode became likelier");
    }

    private static double[] cost(SeededRandom random, double level) {
        return new double[] {100 * level * Math.exp(0.005 * random.nextGaussian())};
    }

    private static List<ForkGroup> candidateOf(double baseShare, double ratio, double share) {
        SeededRandom random = new SeededRandom(SEED);
        ForkNoise base = ForkNoise.lottery(baseShare, SLOW, 0.01);
        ForkNoise candidate = ForkNoise.lottery(share, SLOW, 0.01);
        List<ForkGroup> groups = new ArrayList<>();
        for (int group = 0; group < GROUPS; group++) {
            groups.add(
                    ForkGroup.of(
                            group,
                            Map.of(
                                    Arm.BASE,
                                    new double[] {Math.exp(base.draw(random))},
                                    Arm.BASE_COPY,
                                    new double[] {Math.exp(base.draw(random))},
                                    Arm.CANDIDATE,
                                    new double[] {ratio * Math.exp(candidate.draw(random))})));
        }
        return groups;
    }

    private static @Nullable ForkModes modes(SimulatedDuet duet) {
        return modes(duet.groups(GROUPS));
    }

    private static @Nullable ForkModes modes(List<ForkGroup> groups) {
        return ForkModes.of(groups, Reduction.MEDIAN_OF_RATIOS);
    }
}
