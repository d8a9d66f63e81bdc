package dev.dyno.results.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.results.model.RunSummary.Interval;
import dev.dyno.results.model.RunSummary.Percentile;
import java.util.Objects;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class SignedRankTest {
    @Test
    void sixValuesGiveTheirRangeAndFiveGiveNone() {
        Interval interval = SignedRank.interval(new double[] {3, 1, 2, 6, 5, 4});
        assertThat(interval).isEqualTo(new Interval(1, 6, 0.96875));
        assertThat(SignedRank.interval(new double[] {1, 2, 3, 4, 5})).isNull();
    }

    @Test
    void estimateIsTheMedianOfPairwiseMeans() {
        assertThat(SignedRank.estimate(new double[] {1, 2, 12})).isEqualTo((2 + 6.5) / 2);
        assertThat(SignedRank.estimate(new double[] {7})).isEqualTo(7);
    }

    @Test
    void intervalsCoverTheTruthAsOftenAsTheySay() {
        for (int forks : new int[] {6, 10, 20}) {
            SplittableRandom random = new SplittableRandom(forks);
            int covered = 0;
            double promised = 0;
            int simulations = 20_000;
            for (int run = 0; run < simulations; run++) {
                double[] values = random.doubles(forks).toArray();
                Interval interval = Objects.requireNonNull(SignedRank.interval(values));
                promised = interval.confidence();
                if (interval.low() <= 0.5 && 0.5 <= interval.high()) {
                    covered++;
                }
            }
            assertThat((double) covered / simulations)
                    .as("coverage at %s forks", forks)
                    .isCloseTo(promised, within(0.01));
        }
    }

    @Test
    void percentileWithoutTenSamplesBeyondItSaysHowManyAreMissing() {
        Histogram histogram = new Histogram(3);
        for (int sample = 1; sample <= 5_000; sample++) {
            histogram.recordValue(sample);
        }
        Percentile shown = Percentiles.of(histogram, 99);
        assertThat(shown.valueNanos()).isBetween(4_945L, 4_956L);
        assertThat(shown.lowNanos()).isLessThan(shown.valueNanos());
        assertThat(shown.highNanos()).isGreaterThan(shown.valueNanos());
        Percentile hidden = Percentiles.of(histogram, 99.9);
        assertThat(hidden.valueNanos()).isNull();
        assertThat(hidden.samplesBeyond()).isEqualTo(5);
        assertThat(hidden.samplesMissing()).isEqualTo(5_000);
    }
}
