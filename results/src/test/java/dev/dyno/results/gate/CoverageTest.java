package dev.dyno.results.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.results.model.RunSummary.Interval;
import dev.dyno.results.stats.SeededRandom;
import dev.dyno.results.stats.SignedRank;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Intervals of a true ratio, over fork pairs whose noise is not normal. */
class CoverageTest {
    private static final long SEED = Long.getLong("dyno.seed", 1);
    private static final int TRIALS = 4_000;
    private static final double TRUTH = Math.log(1.03);

    /** Four standard errors of a coverage near 95 % over {@link #TRIALS}. */
    private static final double TOLERANCE = 0.014;

    private static Map<String, ForkNoise> noises() {
        Map<String, ForkNoise> noises = new LinkedHashMap<>();
        noises.put("normal", ForkNoise.normal(0.02));
        noises.put("heavy tails", ForkNoise.heavy(0.02));
        noises.put("skewed", ForkNoise.skewed(0.02));
        noises.put("lottery", ForkNoise.lottery(0.07, 1.25, 0.031));
        return noises;
    }

    @TestFactory
    List<DynamicTest> intervalsCoverTheTrueRatioAsOftenAsTheySay() {
        List<DynamicTest> tests = new ArrayList<>();
        noises().forEach((name, noise) -> {
            for (int pairs : new int[] {6, 10, 20, 40}) {
                tests.add(
                        DynamicTest.dynamicTest(
                                name + ", " + pairs + " pairs",
                                () -> assertCoverage(noise, pairs)));
            }
        });
        return tests;
    }

    @Test
    void fewerThanSixPairsGiveNoIntervalOfNinetyFivePercent() {
        assertThat(SignedRank.interval(pairs(ForkNoise.normal(0.02), 5, new SeededRandom(SEED))))
                .isNull();
    }

    @Test
    void normalIntervalOverSlicesPooledFromForksFailsTheSameSimulation() {
        ForkNoise noise = ForkNoise.normal(0.02);
        SeededRandom random = new SeededRandom(SEED);
        int covered = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            double[] forks = pairs(noise, 6, random);
            double sum = 0;
            double squares = 0;
            int count = 0;
            for (double fork : forks) {
                for (int slice = 0; slice < 20; slice++) {
                    double value = fork + 0.005 * random.nextGaussian();
                    sum += value;
                    squares += value * value;
                    count++;
                }
            }
            double mean = sum / count;
            double halfWidth = 1.96 * Math.sqrt((squares / count - mean * mean) / count);
            covered += Math.abs(mean - TRUTH) <= halfWidth ? 1 : 0;
        }
        assertThat(covered / (double) TRIALS).isLessThan(0.93 - TOLERANCE);
    }

    private static void assertCoverage(ForkNoise noise, int pairs) {
        SeededRandom random = new SeededRandom(SEED + pairs);
        int covered = 0;
        double promised = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Interval interval =
                    Objects.requireNonNull(SignedRank.interval(pairs(noise, pairs, random)));
            promised = interval.confidence();
            covered += interval.low() <= TRUTH && TRUTH <= interval.high() ? 1 : 0;
        }
        assertThat(promised).isBetween(0.95, 0.97);
        assertThat(covered / (double) TRIALS)
                .as("coverage with -Ddyno.seed=%s", SEED)
                .isCloseTo(promised, within(TOLERANCE));
    }

    /** Returns log ratios of pairs: both arms draw their luck. */
    private static double[] pairs(ForkNoise noise, int count, SeededRandom random) {
        double[] logs = new double[count];
        for (int pair = 0; pair < count; pair++) {
            logs[pair] = TRUTH + noise.draw(random) - noise.draw(random);
        }
        return logs;
    }
}
