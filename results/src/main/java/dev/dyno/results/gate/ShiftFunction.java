package dev.dyno.results.gate;

import dev.dyno.results.stats.SignedRank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.ranking.NaNStrategy;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;
import org.jspecify.annotations.Nullable;

/**
 * How a whole distribution moved: the candidate's quantiles over the base's, quantile by quantile,
 * with tests and a band that hold for all of them together. Here latency is judged without choosing
 * the percentile after having seen the data.
 *
 * <p>A pair of forks gives one vector of log ratios. Under the hypothesis of no change a pair's
 * whole vector was as likely to have the other sign, so vectors are flipped as wholes, which keeps
 * the dependence between quantiles. The statistic is the largest signed-rank score over the
 * quantiles; comparing each quantile's score with the flips of the largest adjusts its p-value for
 * all of them. The band takes the same ranks at every quantile, as many as the flips of the centred
 * vectors allow.
 *
 * <p>Sources: Doksum, "Empirical Probability Plots and Statistical Inference for Nonlinear Models",
 * Annals of Statistics 1974 (shift function); Westfall and Young, "Resampling-Based Multiple
 * Testing", 1993 (largest statistic).
 *
 * @param pairs how many pairs of forks it rests on
 * @param pSlower one-sided p-value of no change against a slower quantile somewhere
 * @param pFaster the same against a faster one
 * @param bandConfidence what the band covers at all quantiles together, by the flips, or null where
 *     the pairs are too few for the wanted confidence and there is no band
 * @param quantiles in the order given
 */
public record ShiftFunction(
        int pairs,
        double pSlower,
        double pFaster,
        @Nullable Double bandConfidence,
        List<Quantile> quantiles) {
    private static final int DRAWS = 9_999;
    private static final NaturalRanking RANKING =
            new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE);

    /** Scores that differ by less are equal: they are sums in another order. */
    private static final double EQUAL = 1e-9;

    /** Copies the list. */
    public ShiftFunction {
        quantiles = List.copyOf(quantiles);
    }

    /**
     * One quantile.
     *
     * @param probability for example 0.99
     * @param ratio the candidate's over the base's; above 1 is slower
     * @param low the lower end of the band, or null without one
     * @param high the upper end, or null
     * @param pSlower one-sided, adjusted for all quantiles
     * @param pFaster one-sided, adjusted for all quantiles
     */
    public record Quantile(
            double probability,
            double ratio,
            @Nullable Double low,
            @Nullable Double high,
            double pSlower,
            double pFaster) {}

    /**
     * Computes the shift function.
     *
     * @param probabilities which quantiles, above 0 and below 1
     * @param base per pair of forks the base's quantiles, positive, in that order
     * @param candidate the same of the candidate, pair by pair
     * @param confidence of the band at all quantiles together
     * @param seed of the flips, where they are too many to visit all
     * @throws IllegalArgumentException if the sizes do not fit or a quantile is not positive
     */
    public static ShiftFunction of(
            double[] probabilities,
            double[][] base,
            double[][] candidate,
            double confidence,
            long seed) {
        double[][] logs = logRatios(probabilities, base, candidate);
        int pairs = base.length;
        double[][] scores = Arrays.stream(logs).map(ShiftFunction::scores).toArray(double[][]::new);
        double[] observed = Arrays.stream(scores).mapToDouble(row -> sum(row, null)).toArray();
        double[] largest = new double[flips(pairs)];
        double[] smallest = new double[largest.length];
        extremes(scores, pairs, seed, largest, smallest);
        int rank = bandRank(logs, pairs, confidence, seed);
        List<Quantile> quantiles = new ArrayList<>();
        double pSlower = 1;
        double pFaster = 1;
        for (int index = 0; index < probabilities.length; index++) {
            double slower = atLeast(largest, observed[index]);
            double faster = atLeast(negated(smallest), -observed[index]);
            pSlower = Math.min(pSlower, slower);
            pFaster = Math.min(pFaster, faster);
            double[] walsh = SignedRank.walshAverages(logs[index]);
            quantiles.add(
                    new Quantile(
                            probabilities[index],
                            Math.exp(SignedRank.middle(walsh)),
                            rank < 0 ? null : Math.exp(walsh[rank]),
                            rank < 0 ? null : Math.exp(walsh[walsh.length - 1 - rank]),
                            slower,
                            faster));
        }
        Double covered = rank < 0 ? null : 1 - beyond(logs, pairs, rank, seed);
        return new ShiftFunction(pairs, pSlower, pFaster, covered, quantiles);
    }

    /** Returns the log ratios, one row per quantile. */
    private static double[][] logRatios(
            double[] probabilities, double[][] base, double[][] candidate) {
        if (base.length == 0 || base.length != candidate.length) {
            throw new IllegalArgumentException(
                    base.length
                            + " forks of the base and "
                            + candidate.length
                            + " of the candidate; wanted: pairs");
        }
        double[][] logs = new double[probabilities.length][base.length];
        for (int pair = 0; pair < base.length; pair++) {
            if (base[pair].length != probabilities.length
                    || candidate[pair].length != probabilities.length) {
                throw new IllegalArgumentException(
                        "pair " + pair + " does not have " + probabilities.length + " quantiles");
            }
            for (int index = 0; index < probabilities.length; index++) {
                double ratio = candidate[pair][index] / base[pair][index];
                if (!(ratio > 0 && ratio < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException(
                            "pair "
                                    + pair
                                    + ", quantile "
                                    + probabilities[index]
                                    + ": ratio "
                                    + ratio
                                    + "; wanted: positive quantiles");
                }
                logs[index][pair] = Math.log(ratio);
            }
        }
        return logs;
    }

    /** Returns the signed ranks, scaled so that flips give each quantile the same variance. */
    private static double[] scores(double[] logs) {
        double[] ranks = RANKING.apply(Arrays.stream(logs).map(Math::abs).toArray());
        double squares = 0;
        for (int pair = 0; pair < logs.length; pair++) {
            ranks[pair] *= Math.signum(logs[pair]);
            squares += ranks[pair] * ranks[pair];
        }
        double scale = squares == 0 ? 1 : Math.sqrt(squares);
        return Arrays.stream(ranks).map(rank -> rank / scale).toArray();
    }

    private static void extremes(
            double[][] scores, int pairs, long seed, double[] largest, double[] smallest) {
        int[] count = {0};
        SignFlips.visit(
                pairs,
                DRAWS,
                seed,
                signs -> {
                    double high = Double.NEGATIVE_INFINITY;
                    double low = Double.POSITIVE_INFINITY;
                    for (double[] row : scores) {
                        double score = sum(row, signs);
                        high = Math.max(high, score);
                        low = Math.min(low, score);
                    }
                    largest[count[0]] = high;
                    smallest[count[0]++] = low;
                });
    }

    private static double sum(double[] row, double @Nullable [] signs) {
        double sum = 0;
        for (int pair = 0; pair < row.length; pair++) {
            sum += signs == null ? row[pair] : signs[pair] * row[pair];
        }
        return sum;
    }

    /** Returns the last rank whose band misses nowhere often enough, or -1. */
    private static int bandRank(double[][] logs, int pairs, double confidence, long seed) {
        double[] nearest = nearestRankSums(logs, pairs, seed);
        Arrays.sort(nearest);
        int rank = -1;
        while (atMost(nearest, rank + 1) <= 1 - confidence + 1e-12) {
            rank++;
        }
        return rank;
    }

    private static double beyond(double[][] logs, int pairs, int rank, long seed) {
        return atMost(nearestRankSums(logs, pairs, seed), rank);
    }

    /** Returns per flip of the centred vectors the smallest rank sum on either side. */
    private static double[] nearestRankSums(double[][] logs, int pairs, long seed) {
        double[][] ranks = new double[logs.length][];
        double[] totals = new double[logs.length];
        for (int index = 0; index < logs.length; index++) {
            double centre = SignedRank.estimate(logs[index]);
            double[] centred = Arrays.stream(logs[index]).map(log -> log - centre).toArray();
            ranks[index] = RANKING.apply(Arrays.stream(centred).map(Math::abs).toArray());
            totals[index] = Arrays.stream(ranks[index]).sum();
            for (int pair = 0; pair < pairs; pair++) {
                ranks[index][pair] *= centred[pair] < 0 ? -1 : 1;
            }
        }
        double[] nearest = new double[flips(pairs)];
        int[] count = {0};
        SignFlips.visit(
                pairs,
                DRAWS,
                seed,
                signs -> {
                    double smallest = Double.POSITIVE_INFINITY;
                    for (int index = 0; index < ranks.length; index++) {
                        double sum = Math.abs(sum(ranks[index], signs));
                        smallest = Math.min(smallest, (totals[index] - sum) / 2);
                    }
                    nearest[count[0]++] = smallest;
                });
        return nearest;
    }

    private static int flips(int pairs) {
        return pairs <= SignFlips.EXACT_VALUES_MAX ? 1 << pairs : DRAWS + 1;
    }

    private static double[] negated(double[] values) {
        return Arrays.stream(values).map(value -> -value).toArray();
    }

    private static double atLeast(double[] values, double bound) {
        long count = Arrays.stream(values).filter(value -> value >= bound - EQUAL).count();
        return count / (double) values.length;
    }

    private static double atMost(double[] values, double bound) {
        long count = Arrays.stream(values).filter(value -> value <= bound + EQUAL).count();
        return count / (double) values.length;
    }
}
