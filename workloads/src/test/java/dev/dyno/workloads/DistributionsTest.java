package dev.dyno.workloads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DistributionsTest {
    private static final int DRAWS = 300_000;

    private final SplitMix64 random = new SplitMix64(20_265);

    @Test
    void unitNeverReachesItsEnds() {
        double sum = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double value = Distributions.unit(random);
            assertThat(value > 0 && value < 1).isTrue();
            sum += value;
        }
        assertThat(sum / DRAWS).isCloseTo(0.5, within(0.003));
    }

    /** Values from tables of the normal distribution. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0",
        "0.8413447460685429, 1",
        "0.975, 1.959963984540054",
        "0.995, 2.5758293035489",
        "0.0013498980316301, -3",
        "1e-10, -6.361340902404056",
        "1e-20, -9.262340089798408"
    })
    void normalQuantilesAreThoseOfTables(double probability, double quantile) {
        assertThat(Distributions.gaussianQuantile(probability))
                .isCloseTo(quantile, within(1e-9 * Math.max(1, Math.abs(quantile))));
    }

    @Test
    void normalQuantilesRiseAndAreSymmetric() {
        double before = Double.NEGATIVE_INFINITY;
        for (int step = 1; step < 4096; step++) {
            double probability = step / 4096.0;
            double quantile = Distributions.gaussianQuantile(probability);
            assertThat(quantile).isGreaterThan(before);
            assertThat(Distributions.gaussianQuantile(1 - probability))
                    .isCloseTo(-quantile, within(1e-12));
            before = quantile;
        }
    }

    @Test
    void normalValuesHaveMeanZeroAndVarianceOne() {
        double sum = 0;
        double squares = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double value = Distributions.gaussian(random);
            sum += value;
            squares += value * value;
        }
        assertThat(sum / DRAWS).isCloseTo(0, within(0.01));
        assertThat(squares / DRAWS).isCloseTo(1, within(0.02));
    }

    @Test
    void exponentialValuesForgetHowLongTheyWaited() {
        int beyondOne = 0;
        int beyondTwo = 0;
        double sum = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double value = Distributions.exponential(random, 10);
            sum += value;
            beyondOne += value > 10 ? 1 : 0;
            beyondTwo += value > 20 ? 1 : 0;
        }
        assertThat(sum / DRAWS).isCloseTo(10, within(0.1));
        assertThat(beyondOne / (double) DRAWS).isCloseTo(Math.exp(-1), within(0.005));
        assertThat(beyondTwo / (double) DRAWS).isCloseTo(Math.exp(-2), within(0.005));
    }

    @ParameterizedTest
    @CsvSource({"1.5, 2", "1.5, 10", "1.5, 50", "2.5, 4"})
    void paretoValuesExceedAsAPower(double shape, double bound) {
        int beyond = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double value = Distributions.pareto(random, shape);
            assertThat(value).isGreaterThanOrEqualTo(1);
            beyond += value > bound ? 1 : 0;
        }
        double expected = StrictMath.pow(bound, -shape);
        assertThat(beyond / (double) DRAWS)
                .isCloseTo(expected, within(6 * Math.sqrt(expected / DRAWS)));
    }

    @Test
    void shuffleGivesEachPermutationAsOften() {
        Map<String, Integer> counts = new HashMap<>();
        for (int draw = 0; draw < 60_000; draw++) {
            int[] values = {1, 2, 3};
            Distributions.shuffle(random, values);
            counts.merge(Arrays.toString(values), 1, Integer::sum);
        }
        assertThat(counts).hasSize(6);
        assertThat(counts.values()).allMatch(count -> Math.abs(count - 10_000) < 600);
    }

    @Test
    void aliasTableDrawsInProportion() {
        double[] weights = {3, 0, 1, 0.5, 40, 1e-3, 7};
        double sum = Arrays.stream(weights).sum();
        AliasTable table = new AliasTable(weights);
        int[] counts = new int[weights.length];
        for (int draw = 0; draw < DRAWS; draw++) {
            counts[table.next(random)]++;
        }
        for (int index = 0; index < weights.length; index++) {
            double expected = DRAWS * weights[index] / sum;
            assertThat((double) counts[index])
                    .as("weight %s", weights[index])
                    .isCloseTo(expected, within(6 * Math.sqrt(expected) + 1e-9));
        }
        assertThat(new AliasTable(new double[] {5}).next(random)).isZero();
    }

    @Test
    void aliasTableRefusesWhatAreNoWeights() {
        for (double[] weights :
                new double[][] {
                    {},
                    {0, 0},
                    {1, -1},
                    {Double.NaN},
                    {Double.POSITIVE_INFINITY},
                    {Double.MAX_VALUE, Double.MAX_VALUE}
                }) {
            assertThatThrownBy(() -> new AliasTable(weights))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
