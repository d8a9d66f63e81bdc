package dev.dyno.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.workloads.SplitMix64;
import org.junit.jupiter.api.Test;

final class SteadyStateTest {
    private static int from(long... costs) {
        return SteadyState.from(costs, new long[costs.length], 0);
    }

    @Test
    void aFlatSeriesIsSteadyFromItsStart() {
        assertThat(from(100, 101, 99, 100, 100, 102)).isZero();
        assertThat(from(100, 100, 100, 100)).isZero();
    }

    @Test
    void tooFewIterationsAreNotSteady() {
        assertThat(from()).isEqualTo(-1);
        assertThat(from(100, 100, 100)).isEqualTo(-1);
    }

    @Test
    void warmUpIsLeftOut() {
        assertThat(from(900, 400, 150, 100, 101, 99, 100, 101, 100, 99, 100)).isEqualTo(3);
    }

    @Test
    void aSeriesThatStillFallsIsNotSteady() {
        long[] falling = new long[20];
        for (int i = 0; i < falling.length; i++) {
            falling[i] = 10_000 - 400L * i;
        }
        assertThat(SteadyState.from(falling, new long[20], 0)).isEqualTo(-1);
    }

    @Test
    void aSlowFallUnderTheToleranceIsFoundByRanks() {
        long[] falling = new long[40];
        for (int i = 0; i < falling.length; i++) {
            falling[i] = 10_000 - 15L * i;
        }
        assertThat(SteadyState.isSteady(falling, new long[40], 0)).isFalse();
    }

    @Test
    void singleSlowIterationsAreNoiseAndNotWarmUp() {
        assertThat(from(100, 100, 500, 100, 101, 99, 100, 700, 100, 100)).isZero();
    }

    @Test
    void aSeriesThatGetsSlowerIsNotStillWarmingUp() {
        assertThat(from(100, 100, 100, 100, 150, 150, 150, 150)).isZero();
    }

    @Test
    void compilationKeepsASeriesFromBeingSteady() {
        long[] costs = {100, 100, 100, 100, 100, 100, 100, 100};
        long[] compilation = {90, 80, 60, 50, 0, 0, 0, 0};
        int first = SteadyState.from(costs, compilation, 0);
        assertThat(first).isEqualTo(4);
        assertThat(SteadyState.from(costs, new long[] {50, 50, 50, 50, 50, 50, 50, 50}, 0))
                .isEqualTo(-1);
    }

    @Test
    void nothingBeforeTheGivenIterationCounts() {
        long[] costs = {100, 100, 100, 100, 100, 100};
        assertThat(SteadyState.from(costs, new long[6], 2)).isEqualTo(2);
        assertThat(SteadyState.from(costs, new long[6], 3)).isEqualTo(-1);
    }

    @Test
    void noiseAloneIsSeldomTakenForWarmUp() {
        long seed = 20_261_124;
        SplitMix64 random = new SplitMix64(seed);
        int rejected = 0;
        for (int series = 0; series < 1_000; series++) {
            long[] costs = new long[12];
            for (int i = 0; i < costs.length; i++) {
                costs[i] = 1_000_000 + random.nextLong(40_000);
            }
            if (!SteadyState.isSteady(costs, new long[12], 0)) {
                rejected++;
            }
        }
        assertThat(rejected).as("of 1000 series of noise, seed %d", seed).isLessThan(30);
    }
}
