package dev.dyno.results.gate;

import dev.dyno.results.stats.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.TTest;

/**
 * Finds where a history of results changed its level: E-divisive, which splits a series at the
 * largest divergence and goes on in the parts as long as the splits are significant. It looks back
 * over many runs and needs values after a change; it gates nothing.
 *
 * <p>Two ways to decide on significance:
 *
 * <ul>
 *   <li>{@link #byPermutation}, as published: the largest divergence of the stretch in random order
 *       says what chance does. Its p-value is valid where the values are exchangeable.
 *   <li>{@link #byTTest}, for long histories: windows that overlap by half, a first pass that keeps
 *       weak changes (ten times the level), and a second that drops the weakest until all left pass
 *       a t-test between their neighbours. The t-test is done after the split was chosen, so its
 *       level is not the rate of false changes; it is a threshold on strength.
 * </ul>
 *
 * <p>Sources: Matteson and James, "A Nonparametric Approach for Multiple Change Point Analysis of
 * Multivariate Data", Journal of the American Statistical Association 2014; Fleming et al.,
 * "Hunter: Using Change Point Detection to Hunt for Performance Regressions", ICPE 2023 (windows,
 * weak changes and t-test, as Apache Otava has them).
 */
public final class ChangePoints {
    /** The most values of a series for {@link #byPermutation}, whose time is cubic. */
    public static final int PERMUTED_VALUES_MAX = 500;

    /** The most values of a series. */
    public static final int VALUES_MAX = 100_000;

    private static final int PERMUTATIONS = 499;
    private static final int WEAK_FACTOR = 10;
    private static final int WINDOW_MIN = 8;

    private ChangePoints() {}

    /**
     * Returns the changes, in order, by permutation tests.
     *
     * @param series one value per run, in order of time; finite
     * @param pMax the level of each split, above 0
     * @param seed of the permutations
     * @throws IllegalArgumentException if a value is not finite or there are too many
     */
    public static List<ChangePoint> byPermutation(double[] series, double pMax, long seed) {
        requireSeries(series, PERMUTED_VALUES_MAX);
        List<Integer> cuts = new ArrayList<>();
        List<Double> pValues = new ArrayList<>();
        splitByPermutation(series, 0, pMax, new SeededRandom(seed), cuts, pValues);
        List<ChangePoint> found = new ArrayList<>();
        for (int index = 0; index < cuts.size(); index++) {
            found.add(changePoint(series, cuts, index, pValues.get(index)));
        }
        return found;
    }

    /**
     * Returns the changes, in order, by t-tests in windows.
     *
     * @param series one value per run, in order of time; finite
     * @param window how many values are looked at together, for example 50; at least 8
     * @param pMax the strength that each change must have, for example 0.001
     * @param changeFractionMin the smallest relative change that counts, for example 0.02
     * @throws IllegalArgumentException if a value is not finite or there are too many
     */
    public static List<ChangePoint> byTTest(
            double[] series, int window, double pMax, double changeFractionMin) {
        requireSeries(series, VALUES_MAX);
        if (window < WINDOW_MIN) {
            throw new IllegalArgumentException(
                    "a window of " + window + " values; wanted: at least " + WINDOW_MIN);
        }
        NavigableSet<Integer> weak = new TreeSet<>();
        int start = 0;
        while (start < series.length) {
            int end = Math.min(start + window, series.length);
            NavigableSet<Integer> inWindow = new TreeSet<>();
            splitByTTest(series, start, end, Math.min(0.5, WEAK_FACTOR * pMax), inWindow);
            weak.addAll(inWindow);
            int last = inWindow.isEmpty() ? 0 : inWindow.last();
            start = Math.max(last, start + window / 2);
        }
        return strong(series, new ArrayList<>(weak), pMax, changeFractionMin);
    }

    private static void splitByPermutation(
            double[] part,
            int offset,
            double pMax,
            SeededRandom random,
            List<Integer> cuts,
            List<Double> pValues) {
        EnergyDivergence.Split best = new EnergyDivergence(part).best();
        if (best == null) {
            return;
        }
        double p = permutationP(part, best.divergence(), pMax, random);
        if (p > pMax) {
            return;
        }
        int at = best.at();
        splitByPermutation(Arrays.copyOf(part, at), offset, pMax, random, cuts, pValues);
        cuts.add(offset + at);
        pValues.add(p);
        double[] rest = Arrays.copyOfRange(part, at, part.length);
        splitByPermutation(rest, offset + at, pMax, random, cuts, pValues);
    }

    /** Returns the p-value; stops early where it is above the level in any case. */
    private static double permutationP(
            double[] part, double observed, double pMax, SeededRandom random) {
        double[] shuffled = part.clone();
        int atLeast = 1;
        for (int permutation = 0; permutation < PERMUTATIONS; permutation++) {
            shuffle(shuffled, random);
            EnergyDivergence.Split best = new EnergyDivergence(shuffled).best();
            if (best != null && best.divergence() >= observed * (1 - 1e-12)) {
                atLeast++;
            }
            if (atLeast > pMax * (PERMUTATIONS + 1)) {
                return 1;
            }
        }
        return atLeast / (PERMUTATIONS + 1.0);
    }

    /** The shuffle of Fisher and Yates. */
    private static void shuffle(double[] values, SeededRandom random) {
        for (int last = values.length - 1; last > 0; last--) {
            int other = (int) (random.nextDouble() * (last + 1));
            double value = values[last];
            values[last] = values[other];
            values[other] = value;
        }
    }

    private static void splitByTTest(
            double[] series, int start, int end, double pMax, NavigableSet<Integer> cuts) {
        EnergyDivergence.Split best =
                new EnergyDivergence(Arrays.copyOfRange(series, start, end)).best();
        if (best == null) {
            return;
        }
        int at = start + best.at();
        if (tTestP(series, start, at, end) <= pMax) {
            cuts.add(at);
            splitByTTest(series, start, at, pMax, cuts);
            splitByTTest(series, at, end, pMax, cuts);
        }
    }

    /** Drops the weakest change until all that are left are strong and large enough. */
    private static List<ChangePoint> strong(
            double[] series, List<Integer> cuts, double pMax, double changeFractionMin) {
        while (true) {
            List<ChangePoint> found = new ArrayList<>();
            for (int index = 0; index < cuts.size(); index++) {
                int from = index == 0 ? 0 : cuts.get(index - 1);
                int to = index + 1 == cuts.size() ? series.length : cuts.get(index + 1);
                double p = tTestP(series, from, cuts.get(index), to);
                found.add(changePoint(series, cuts, index, p));
            }
            ChangePoint dropped =
                    found.stream()
                            .filter(change -> change.p() > pMax)
                            .max(Comparator.comparingDouble(ChangePoint::p))
                            .or(() ->
                                    found.stream()
                                            .filter(change -> size(change) < changeFractionMin)
                                            .min(Comparator.comparingDouble(ChangePoints::size)))
                            .orElse(null);
            if (dropped == null) {
                return found;
            }
            cuts.removeIf(cut -> cut == dropped.index());
        }
    }

    private static double size(ChangePoint change) {
        return Math.abs(change.changeFraction());
    }

    private static ChangePoint changePoint(
            double[] series, List<Integer> cuts, int index, double p) {
        int at = cuts.get(index);
        int from = index == 0 ? 0 : cuts.get(index - 1);
        int to = index + 1 == cuts.size() ? series.length : cuts.get(index + 1);
        return new ChangePoint(at, mean(series, from, at), mean(series, at, to), p);
    }

    /** Returns Student's p-value; where neither side varies, whether the sides are equal. */
    private static double tTestP(double[] series, int from, int at, int to) {
        double[] before = Arrays.copyOfRange(series, from, at);
        double[] after = Arrays.copyOfRange(series, at, to);
        if (before.length < 2 || after.length < 2) {
            return 1;
        }
        if (isConstant(before) && isConstant(after)) {
            return before[0] == after[0] ? 1 : 0;
        }
        return TTest.withDefaults()
                .with(DataDispersion.HOMOSCEDASTIC)
                .test(before, after)
                .getPValue();
    }

    private static boolean isConstant(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    private static double mean(double[] series, int from, int to) {
        return Arrays.stream(series, from, to).average().orElseThrow();
    }

    private static void requireSeries(double[] series, int most) {
        if (series.length > most) {
            throw new IllegalArgumentException(
                    series.length + " values; at most " + most + " are supported");
        }
        for (int index = 0; index < series.length; index++) {
            if (!Double.isFinite(series[index])) {
                throw new IllegalArgumentException(
                        "value " + index + " is " + series[index] + "; wanted: a finite number");
            }
        }
    }
}
