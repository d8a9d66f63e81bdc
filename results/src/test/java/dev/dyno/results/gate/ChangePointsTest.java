package dev.dyno.results.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.results.stats.SeededRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangePointsTest {
    private static final long SEED = Long.getLong("dyno.seed", 1);

    @Test
    void stepIsFoundWhereItIs() {
        double[] series = noise(60, SEED);
        step(series, 37, 0.1);
        for (List<ChangePoint> found :
                List.of(
                        ChangePoints.byTTest(series, 50, 0.001, 0.02),
                        ChangePoints.byPermutation(series, 0.01, SEED))) {
            assertThat(found).hasSize(1);
            assertThat(found.getFirst().index()).isBetween(36, 38);
            assertThat(found.getFirst().changeFraction()).isCloseTo(0.1, within(0.02));
        }
    }

    @Test
    void twoStepsAreFoundThoughTheLastLevelIsTheFirst() {
        double[] series = noise(90, SEED);
        step(series, 30, 0.1);
        step(series, 60, -0.1 / 1.1);
        assertThat(ChangePoints.byTTest(series, 50, 0.001, 0.02))
                .extracting(ChangePoint::index)
                .containsExactly(30, 60);
        assertThat(ChangePoints.byPermutation(series, 0.01, SEED))
                .extracting(ChangePoint::index)
                .containsExactly(30, 60);
    }

    @Test
    void noChangeIsSeldomCalledOne() {
        int trials = 200;
        int byTTest = 0;
        int byPermutation = 0;
        for (int trial = 0; trial < trials; trial++) {
            double[] series = noise(40, SEED + trial);
            byTTest += ChangePoints.byTTest(series, 40, 0.001, 0.02).isEmpty() ? 0 : 1;
            double[] shorter = Arrays.copyOf(series, 20);
            byPermutation +=
                    ChangePoints.byPermutation(shorter, 0.05, SEED + trial).isEmpty() ? 0 : 1;
        }
        assertThat(byTTest).isLessThanOrEqualTo(Alarms.most(trials, 0.01));
        assertThat(byPermutation).isLessThanOrEqualTo(Alarms.most(trials, 0.05));
    }

    @Test
    void singleOutlierIsNoChange() {
        double[] series = noise(60, SEED);
        series[25] *= 1.5;
        assertThat(ChangePoints.byTTest(series, 50, 0.001, 0.02)).isEmpty();
        assertThat(ChangePoints.byPermutation(series, 0.01, SEED)).isEmpty();
    }

    @Test
    void driftIsCutIntoRisingSteps() {
        double[] series = noise(100, SEED);
        for (int index = 0; index < series.length; index++) {
            series[index] *= 1 + 0.003 * index;
        }
        List<ChangePoint> found = ChangePoints.byTTest(series, 50, 0.001, 0.02);
        assertThat(found).isNotEmpty();
        assertThat(found).allMatch(change -> change.changeFraction() > 0);
    }

    @Test
    void changeThatIsTooSmallToMatterIsDropped() {
        double[] series = noise(60, SEED);
        step(series, 30, 0.1);
        assertThat(ChangePoints.byTTest(series, 50, 0.001, 0.2)).isEmpty();
    }

    @Test
    void constantSeriesHasNoChangeAndACleanStepHasOne() {
        double[] series = new double[40];
        Arrays.fill(series, 5);
        assertThat(ChangePoints.byTTest(series, 20, 0.001, 0)).isEmpty();
        assertThat(ChangePoints.byPermutation(series, 0.01, SEED)).isEmpty();
        Arrays.fill(series, 17, 40, 6);
        assertThat(ChangePoints.byTTest(series, 20, 0.001, 0))
                .extracting(ChangePoint::index)
                .containsExactly(17);
    }

    @Test
    void emptyAndTinySeriesHaveNoChange() {
        for (int length = 0; length < 4; length++) {
            assertThat(ChangePoints.byTTest(new double[length], 50, 0.001, 0)).isEmpty();
            assertThat(ChangePoints.byPermutation(new double[length], 0.01, 1)).isEmpty();
        }
    }

    @Test
    void divergenceIsWhatItsDefinitionSays() {
        double[] series = {1, 4, 2, 9, 7, 8};
        EnergyDivergence divergence = new EnergyDivergence(series);
        double between = (8 + 6 + 7 + 5 + 3 + 4 + 7 + 5 + 6) / 9.0;
        double withinFirst = (3 + 1 + 2) / 3.0;
        double withinSecond = (2 + 1 + 1) / 3.0;
        assertThat(divergence.divergence(3, 6))
                .isCloseTo(9 / 6.0 * (2 * between - withinFirst - withinSecond), within(1e-12));
    }

    @Test
    void valuesThatAreNoNumbersAreRefused() {
        assertThatThrownBy(() -> ChangePoints.byTTest(new double[] {1, Double.NaN}, 50, 0.001, 0))
                .hasMessageContaining("value 1 is NaN");
        assertThatThrownBy(() -> ChangePoints.byTTest(new double[] {1}, 2, 0.001, 0))
                .hasMessageContaining("window of 2");
        assertThatThrownBy(() -> ChangePoints.byPermutation(new double[501], 0.01, 1))
                .hasMessageContaining("at most 500");
    }

    private static double[] noise(int length, long seed) {
        SeededRandom random = new SeededRandom(seed);
        double[] series = new double[length];
        for (int index = 0; index < length; index++) {
            series[index] = 100 * (1 + 0.01 * random.nextGaussian());
        }
        return series;
    }

    private static void step(double[] series, int from, double fraction) {
        for (int index = from; index < series.length; index++) {
            series[index] *= 1 + fraction;
        }
    }
}
