package dev.dyno.results.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.results.model.RunSummary.Interval;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

final class ProportionsTest {
    @Test
    void noneOfManyBoundsTheProbabilityFromAbove() {
        Interval interval = Proportions.interval(0, 300, 0.95);
        assertThat(interval.low()).isZero();
        assertThat(interval.high()).isCloseTo(1 - Math.pow(0.025, 1.0 / 300), within(1e-9));
        Interval all = Proportions.interval(300, 300, 0.95);
        assertThat(all.high()).isEqualTo(1);
        assertThat(all.low()).isCloseTo(1 - interval.high(), within(1e-9));
    }

    @Test
    void theCountIsAsUnlikelyAtBothEndsAsTheConfidenceSays() {
        Interval interval = Proportions.interval(7, 40, 0.95);
        BinomialDistribution atLow = BinomialDistribution.of(40, interval.low());
        BinomialDistribution atHigh = BinomialDistribution.of(40, interval.high());
        assertThat(atLow.survivalProbability(6)).isCloseTo(0.025, within(1e-6));
        assertThat(atHigh.cumulativeProbability(7)).isCloseTo(0.025, within(1e-6));
    }

    @Test
    void itCoversTheTruthAtLeastAsOftenAsItSays() {
        for (double truth : new double[] {0.001, 0.05, 0.5, 0.93}) {
            BinomialDistribution hits = BinomialDistribution.of(50, truth);
            double covered = 0;
            for (int count = 0; count <= 50; count++) {
                Interval interval = Proportions.interval(count, 50, 0.95);
                if (interval.low() <= truth && truth <= interval.high()) {
                    covered += hits.probability(count);
                }
            }
            assertThat(covered).as("truth %s", truth).isGreaterThanOrEqualTo(0.95);
        }
    }

    @Test
    void countsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> Proportions.interval(3, 2, 0.95))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proportions.interval(0, 0, 0.95))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
