package dev.dyno.results.stats;

import dev.dyno.results.model.RunSummary.Interval;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The interval of a probability from a count, which covers it at least as often as it says.
 *
 * <p>Source: Clopper and Pearson, "The use of confidence or fiducial limits illustrated in the case
 * of the binomial", Biometrika 26, 1934.
 */
public final class Proportions {
    private Proportions() {}

    /**
     * Returns the interval.
     *
     * @param hits 0 to {@code count}
     * @param count at least 1
     * @param confidence above 0 and below 1
     */
    public static Interval interval(int hits, int count, double confidence) {
        if (count < 1 || hits < 0 || hits > count) {
            throw new IllegalArgumentException(hits + " of " + count);
        }
        double side = (1 - confidence) / 2;
        double low =
                hits == 0
                        ? 0
                        : BetaDistribution.of(hits, count - hits + 1.0)
                                .inverseCumulativeProbability(side);
        double high =
                hits == count
                        ? 1
                        : BetaDistribution.of(hits + 1.0, count - hits)
                                .inverseSurvivalProbability(side);
        return new Interval(low, high, confidence);
    }
}
