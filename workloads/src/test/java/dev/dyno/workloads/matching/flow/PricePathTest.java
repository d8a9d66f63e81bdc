package dev.dyno.workloads.matching.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.workloads.SplitMix64;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PricePathTest {
    private static final int START_TICKS = 33_504;

    private static double[] path(Scenario scenario, int steps, long seed) {
        return PricePath.draw(new SplitMix64(seed), scenario, START_TICKS, steps);
    }

    @Test
    void aStaticPriceStays() {
        assertThat(path(Scenario.STATIC, 500, 1)).containsOnly(START_TICKS);
    }

    @ParameterizedTest
    @EnumSource(value = Scenario.class, names = "STATIC", mode = EnumSource.Mode.EXCLUDE)
    void stepsAreThoseOfTheScenario(Scenario scenario) {
        int steps = 40_000;
        double[] prices = path(scenario, steps, 2);
        double squares = 0;
        for (int step = 1; step < steps; step++) {
            double logarithm = Math.log(prices[step] / prices[step - 1]);
            squares += logarithm * logarithm;
        }
        assertThat(prices).hasSize(steps);
        assertThat(prices[0]).isCloseTo(START_TICKS, within(0.05 * START_TICKS));
        assertThat(Math.sqrt(squares)).isCloseTo(scenario.swing(), within(0.1 * scenario.swing()));
    }

    /** A short and a long path of one seed pass the same points at the same fractions. */
    @ParameterizedTest
    @EnumSource(value = Scenario.class, names = "STATIC", mode = EnumSource.Mode.EXCLUDE)
    void aSeedMeansOneShapeAtAllLengths(Scenario scenario) {
        int blocks = 64;
        double[] few = path(scenario, 1024 * 4, 3);
        double[] many = path(scenario, 1024 * 40, 3);
        for (int block = 1; block < blocks; block++) {
            double inFew = few[few.length / blocks * block - 1];
            double inMany = many[many.length / blocks * block - 1];
            assertThat(inFew / inMany).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void otherSeedsGiveOtherPaths() {
        double[] first = path(Scenario.NORMAL, 1000, 1);
        assertThat(Arrays.equals(first, path(Scenario.NORMAL, 1000, 1))).isTrue();
        assertThat(Arrays.equals(first, path(Scenario.NORMAL, 1000, 2))).isFalse();
    }
}
