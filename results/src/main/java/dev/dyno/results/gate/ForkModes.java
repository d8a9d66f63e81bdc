package dev.dyno.results.gate;

import dev.dyno.results.model.RunSummary.Ratio;
import dev.dyno.results.stats.Medians;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.FisherExactTest;
import org.jspecify.annotations.Nullable;

/**
 * The JIT lottery: forks of the same program that settle in one of two modes and stay there. A
 * change can make the modes slower, or the slow mode likelier, and these have different cures.
 *
 * <p>Levels are the forks' log costs, freed of the machine's drift by a running median of the
 * neighbouring groups' bases. An arm has two modes when the widest gap between neighbouring levels
 * leaves at least two forks on either side and is wide against the spread within both sides.
 *
 * @param slowOverFast how much slower the slow mode is, for example 1.25
 * @param baseSlow forks of base and copy in the slow mode
 * @param baseForks all of them
 * @param candidateSlow forks of the candidate in the slow mode
 * @param candidateForks all of them
 * @param pSlowLikelier one-sided p-value of Fisher's exact test that the candidate's forks are in
 *     the slow mode more often
 * @param withinModes the candidate's cost over the base's where both are in the same mode, or null
 *     where that is never so
 */
public record ForkModes(
        double slowOverFast,
        int baseSlow,
        int baseForks,
        int candidateSlow,
        int candidateForks,
        double pSlowLikelier,
        @Nullable Ratio withinModes) {
    /** Below this p-value the slow mode is said to have become likelier. */
    static final double LIKELIER_ALPHA = 0.01;

    private static final int FORKS_MIN = 6;
    private static final int MODE_FORKS_MIN = 2;
    private static final int NEIGHBOURS = 2;

    /** A gap this many times the spread within the modes is not one of heavy tails. */
    private static final double GAP_OVER_SPREAD_MIN = 4;

    /** Modes that differ by less do not matter. */
    private static final double SLOW_OVER_FAST_MIN = 1.02;

    /** Answers whether the slow mode became likelier, beyond chance. */
    public boolean isSlowLikelier() {
        return pSlowLikelier <= LIKELIER_ALPHA;
    }

    /** Finds the modes, or returns null where one mode explains the forks. */
    static @Nullable ForkModes of(List<ForkGroup> groups, Reduction reduction) {
        if (groups.size() < FORKS_MIN) {
            return null;
        }
        double[] trend = trend(groups);
        double[] base = levels(groups, Arm.BASE, trend);
        double[] bases = concatenated(base, levels(groups, Arm.BASE_COPY, trend));
        double[] candidate = levels(groups, Arm.CANDIDATE, trend);
        Split ofBases = Split.of(bases);
        Split ofCandidate = Split.of(candidate);
        Split forBases = ofBases != null ? ofBases : ofCandidate;
        Split forCandidate = ofCandidate != null ? ofCandidate : ofBases;
        if (forBases == null || forCandidate == null) {
            return null;
        }
        return compared(groups, reduction, base, bases, candidate, forBases, forCandidate);
    }

    private static ForkModes compared(
            List<ForkGroup> groups,
            Reduction reduction,
            double[] base,
            double[] bases,
            double[] candidate,
            Split forBases,
            Split forCandidate) {
        int baseSlow = slow(bases, forBases);
        int candidateSlow = slow(candidate, forCandidate);
        int[][] table = {
            {candidateSlow, candidate.length - candidateSlow}, {baseSlow, bases.length - baseSlow}
        };
        double p =
                FisherExactTest.withDefaults()
                        .with(AlternativeHypothesis.GREATER_THAN)
                        .test(table)
                        .getPValue();
        List<ForkGroup> alike = new ArrayList<>();
        for (int index = 0; index < base.length; index++) {
            if (forBases.isSlow(base[index]) == forCandidate.isSlow(candidate[index])) {
                alike.add(groups.get(index));
            }
        }
        return new ForkModes(
                Math.exp(forBases.separation()),
                baseSlow,
                bases.length,
                candidateSlow,
                candidate.length,
                p,
                alike.isEmpty()
                        ? null
                        : Ratios.of(Course.logRatios(alike, Arm.CANDIDATE, reduction)));
    }

    /** Returns what to tell a reader. */
    String words() {
        String shares =
                "forks have two modes, the slow one "
                        + Ratios.percent(slowOverFast)
                        + " %: "
                        + baseSlow
                        + " of "
                        + baseForks
                        + " base forks and "
                        + candidateSlow
                        + " of "
                        + candidateForks
                        + " candidate forks are in it"
                        + (isSlowLikelier() ? ", so the slow mode became likelier" : "");
        return withinModes == null
                ? shares
                : shares + "; within the same mode the candidate is " + Ratios.words(withinModes);
    }

    private static int slow(double[] levels, Split split) {
        return (int) Arrays.stream(levels).filter(split::isSlow).count();
    }

    private static double[] levels(List<ForkGroup> groups, Arm arm, double[] trend) {
        double[] levels = new double[groups.size()];
        for (int index = 0; index < levels.length; index++) {
            levels[index] = Math.log(groups.get(index).medianCost(arm)) - trend[index];
        }
        return levels;
    }

    /** Returns per group the median over its neighbourhood of what the bases cost. */
    private static double[] trend(List<ForkGroup> groups) {
        double[] trend = new double[groups.size()];
        for (int index = 0; index < trend.length; index++) {
            List<ForkGroup> near =
                    groups.subList(
                            Math.max(0, index - NEIGHBOURS),
                            Math.min(groups.size(), index + NEIGHBOURS + 1));
            double[] costs = new double[2 * near.size()];
            for (int neighbour = 0; neighbour < near.size(); neighbour++) {
                ForkGroup group = near.get(neighbour);
                costs[2 * neighbour] = group.medianCost(Arm.BASE);
                costs[2 * neighbour + 1] = group.medianCost(Arm.BASE_COPY);
            }
            trend[index] = Math.log(Medians.of(costs));
        }
        return trend;
    }

    private static double[] concatenated(double[] one, double[] other) {
        double[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }

    /** Two modes of one arm's levels. */
    record Split(double threshold, double separation) {
        boolean isSlow(double level) {
            return level > threshold;
        }

        /** Splits at the widest gap, or returns null where it is not wide enough. */
        static @Nullable Split of(double[] levels) {
            double[] sorted = levels.clone();
            Arrays.sort(sorted);
            int best = -1;
            double widest = 0;
            for (int cut = MODE_FORKS_MIN; cut <= sorted.length - MODE_FORKS_MIN; cut++) {
                double gap = sorted[cut] - sorted[cut - 1];
                if (gap > widest) {
                    widest = gap;
                    best = cut;
                }
            }
            if (best < 0) {
                return null;
            }
            double[] fast = Arrays.copyOf(sorted, best);
            double[] slow = Arrays.copyOfRange(sorted, best, sorted.length);
            double separation = Medians.of(slow) - Medians.of(fast);
            double spread = spreadWithin(fast, slow);
            boolean isWide =
                    widest > GAP_OVER_SPREAD_MIN * spread
                            && separation > Math.log(SLOW_OVER_FAST_MIN);
            return isWide ? new Split((sorted[best - 1] + sorted[best]) / 2, separation) : null;
        }

        /** Returns the standard deviation within the modes. */
        private static double spreadWithin(double[] fast, double[] slow) {
            double squares = squares(fast) + squares(slow);
            return Math.sqrt(squares / Math.max(1, fast.length + slow.length - 2));
        }

        private static double squares(double[] values) {
            double mean = Arrays.stream(values).average().orElseThrow();
            return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
        }
    }
}
