package dev.dyno.results.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.results.model.RunSummary.Percentile;
import dev.dyno.results.sample.SampleTrials;
import java.util.Arrays;
import java.util.Objects;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class PercentilesTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_261_124L);

    private static Histogram upTo(int count) {
        Histogram histogram = new Histogram(3);
        for (int value = 1; value <= count; value++) {
            histogram.recordValue(value);
        }
        return histogram;
    }

    @Test
    void tenSamplesBeyondAreEnoughAndNineAreNot() {
        assertThat(Percentiles.of(upTo(1_000), 99).valueNanos()).isNotNull();
        Percentile hidden = Percentiles.of(upTo(999), 99);
        assertThat(hidden.valueNanos()).isNull();
        assertThat(hidden.lowNanos()).isNull();
        assertThat(hidden.highNanos()).isNull();
        assertThat(hidden.samplesBeyond()).isEqualTo(9);
        assertThat(hidden.samplesMissing()).isEqualTo(1);
    }

    @Test
    void asManySamplesAsAreMissingAreWhatItTakes() {
        for (double percent : new double[] {50, 90, 99, 99.9, 99.99}) {
            for (int count : new int[] {0, 1, 7, 19, 100, 1_234}) {
                Percentile before = Percentiles.of(upTo(count), percent);
                if (before.valueNanos() == null) {
                    int enough = Math.toIntExact(count + before.samplesMissing());
                    assertThat(Percentiles.of(upTo(enough), percent).valueNanos())
                            .as("p%s of %s and %s more", percent, count, before.samplesMissing())
                            .isNotNull();
                    assertThat(Percentiles.of(upTo(enough - 1), percent).valueNanos()).isNull();
                }
            }
        }
    }

    @Test
    void intervalsCoverTheTrueMedianAsOftenAsTheySay() {
        SeededRandom random = new SeededRandom(SEED);
        long truth = Math.round(1e6 * Math.log(2));
        int covered = 0;
        int runs = 1_000;
        for (int run = 0; run < runs; run++) {
            Histogram histogram = new Histogram(3);
            for (int sample = 0; sample < 400; sample++) {
                histogram.recordValue(Math.round(1e6 * random.nextExponential()));
            }
            Percentile median = Percentiles.of(histogram, 50);
            if (Objects.requireNonNull(median.lowNanos()) <= truth
                    && truth <= Objects.requireNonNull(median.highNanos())) {
                covered++;
            }
        }
        assertThat(covered / (double) runs)
                .as("coverage with -Ddyno.seed=%s", SEED)
                .isCloseTo(0.95, within(0.03));
    }

    @Test
    void aStoredHistogramComesBackAndAnAlteredOneIsTold() {
        Histogram histogram = SampleTrials.histogram(5, 70, 900, 14_000);
        String stored = SampleTrials.encode(histogram);
        assertThat(StoredHistograms.decode(stored)).isEqualTo(histogram);
        for (String altered :
                Arrays.asList(
                        "",
                        "!",
                        "HISTFAAA",
                        stored.substring(0, stored.length() / 2),
                        stored.replaceFirst("....", "AAAA"),
                        "////" + stored.substring(4))) {
            assertThatThrownBy(() -> StoredHistograms.decode(altered))
                    .as(altered)
                    .isInstanceOf(BrokenHistogramException.class)
                    .hasMessageStartingWith("a stored histogram cannot be decoded");
        }
    }
}
