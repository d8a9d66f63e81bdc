package dev.dyno.results.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.results.gate.ShiftFunction.Quantile;
import dev.dyno.results.stats.SeededRandom;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ShiftFunctionTest {
    private static final long SEED = Long.getLong("dyno.seed", 1);
    private static final double[] PROBABILITIES = {0.5, 0.9, 0.99, 0.999};
    private static final double[] UNCHANGED = {1, 1, 1, 1};

    @Test
    void equalDistributionsAreSeldomCalledSlowerAtAnyQuantile() {
        int trials = 1_000;
        double alpha = 0.05;
        int slower = 0;
        int slowerWithoutAdjustment = 0;
        for (int trial = 0; trial < trials; trial++) {
            ShiftFunction shift = shift(9, UNCHANGED, SEED + trial);
            slower += shift.pSlower() <= alpha ? 1 : 0;
            slowerWithoutAdjustment += isAnySlowerAlone(9, SEED + trial, alpha) ? 1 : 0;
        }
        assertThat(slower)
                .as("with -Ddyno.seed=%s", SEED)
                .isLessThanOrEqualTo(Alarms.most(trials, alpha));
        assertThat(slowerWithoutAdjustment)
                .as("testing each quantile alone must fail the same simulation")
                .isGreaterThan(Alarms.most(trials, alpha));
    }

    @Test
    void bandCoversAllQuantilesTogetherAsOftenAsItSays() {
        double[] truth = {1, 1.02, 1.1, 1.3};
        int trials = 1_000;
        int covered = 0;
        for (int trial = 0; trial < trials; trial++) {
            ShiftFunction shift = shift(10, truth, SEED + trial);
            boolean isCovered = true;
            for (int index = 0; index < truth.length; index++) {
                Quantile quantile = shift.quantiles().get(index);
                isCovered &=
                        Objects.requireNonNull(quantile.low()) <= truth[index]
                                && truth[index] <= Objects.requireNonNull(quantile.high());
            }
            covered += isCovered ? 1 : 0;
        }
        assertThat(covered / (double) trials)
                .as("coverage with -Ddyno.seed=%s", SEED)
                .isBetween(0.93, 0.99);
    }

    @Test
    void tailThatGotSlowerIsToldFromTheMiddleThatDidNot() {
        int trials = 200;
        int tail = 0;
        int middle = 0;
        for (int trial = 0; trial < trials; trial++) {
            ShiftFunction shift = shift(12, new double[] {1, 1, 1.1, 1.25}, SEED + trial);
            tail += shift.quantiles().getLast().pSlower() <= 0.005 ? 1 : 0;
            middle += shift.quantiles().getFirst().pSlower() <= 0.005 ? 1 : 0;
        }
        assertThat(tail).isGreaterThanOrEqualTo(Alarms.fewest(trials, 0.9));
        assertThat(middle).isLessThanOrEqualTo(Alarms.most(trials, 0.005));
    }

    @Test
    void fasterMirrorsSlower() {
        ShiftFunction slower = shift(12, new double[] {1.1, 1.1, 1.1, 1.1}, SEED);
        assertThat(slower.pSlower()).isLessThan(0.005);
        assertThat(slower.pFaster()).isGreaterThan(0.5);
        assertThat(slower.quantiles().getFirst().ratio()).isCloseTo(1.1, within(0.02));
    }

    @Test
    void fewPairsGiveNoBandInsteadOfANarrowOne() {
        ShiftFunction shift = shift(4, UNCHANGED, SEED);
        assertThat(shift.bandConfidence()).isNull();
        assertThat(shift.quantiles().getFirst().low()).isNull();
    }

    @Test
    void quantilesThatDoNotFitAreRefused() {
        double[][] two = {{1, 2}, {1, 2}};
        double[][] one = {{1, 2}};
        assertThatThrownBy(() -> ShiftFunction.of(new double[] {0.5, 0.9}, two, one, 0.95, 1))
                .hasMessageContaining("wanted: pairs");
        assertThatThrownBy(() -> ShiftFunction.of(PROBABILITIES, two, two, 0.95, 1))
                .hasMessageContaining("4 quantiles");
        double[][] zero = {{0, 2}, {1, 2}};
        assertThatThrownBy(() -> ShiftFunction.of(new double[] {0.5, 0.9}, zero, two, 0.95, 1))
                .hasMessageContaining("wanted: positive quantiles");
    }

    private static boolean isAnySlowerAlone(int pairs, long seed, double alpha) {
        double[][] base = new double[pairs][];
        double[][] candidate = new double[pairs][];
        draw(pairs, UNCHANGED, seed, base, candidate);
        boolean isAny = false;
        for (int index = 0; index < PROBABILITIES.length; index++) {
            double[] logs = new double[pairs];
            for (int pair = 0; pair < pairs; pair++) {
                logs[pair] = Math.log(candidate[pair][index] / base[pair][index]);
            }
            isAny |= Gate.pChange(logs, 1) <= alpha;
        }
        return isAny;
    }

    private static ShiftFunction shift(int pairs, double[] ratios, long seed) {
        double[][] base = new double[pairs][];
        double[][] candidate = new double[pairs][];
        draw(pairs, ratios, seed, base, candidate);
        return ShiftFunction.of(PROBABILITIES, base, candidate, 0.95, seed);
    }

    private static void draw(
            int pairs, double[] ratios, long seed, double[][] base, double[][] candidate) {
        SeededRandom random = new SeededRandom(seed);
        for (int pair = 0; pair < pairs; pair++) {
            double machine = random.nextGaussian();
            base[pair] = quantiles(UNCHANGED, machine, random);
            candidate[pair] = quantiles(ratios, machine, random);
        }
    }

    /** The luck of a fork moves all its quantiles; each has luck of its own, tails more of it. */
    private static double[] quantiles(double[] ratios, double machine, SeededRandom random) {
        double fork = 0.01 * random.nextGaussian();
        double[] quantiles = new double[ratios.length];
        for (int index = 0; index < ratios.length; index++) {
            double own = 0.01 * (index + 1) * random.nextGaussian();
            double typical = 1_000 * Math.pow(4, index);
            quantiles[index] = typical * ratios[index] * Math.exp(0.1 * machine + fork + own);
        }
        return quantiles;
    }
}
