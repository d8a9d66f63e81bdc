package dev.dyno.workloads.matching.flow;

import dev.dyno.workloads.Distributions;
import dev.dyno.workloads.SplitMix64;
import java.util.Arrays;

/**
 * A path of geometric Brownian motion in ticks. A coarse path is drawn first, the same at every
 * length, and then filled in with bridges, so that a seed means one shape at all scales.
 */
final class PricePath {
    /** How many increments the coarse path has. */
    private static final int COARSE_STEPS = 1024;

    /** How far from the path the middle of the orders lies; see {@link FiveScenarioFlow}. */
    private static final int PLACEMENT_TICKS = 9;

    private static final int ATTEMPTS_MAX = 100_000;

    private PricePath() {}

    /**
     * Draws a path.
     *
     * @param startTicks the price before the first step
     * @param steps how many prices to return
     * @return the prices in ticks, not rounded
     */
    static double[] draw(SplitMix64 random, Scenario scenario, int startTicks, int steps) {
        double[] prices = new double[steps];
        if (scenario.swing() == 0) {
            Arrays.fill(prices, startTicks);
            return prices;
        }
        double[] coarse = drawCoarse(random, scenario, startTicks);
        double scale = scenario.swing() / Math.sqrt(steps);
        double drift = -0.5 * scenario.swing() * scenario.swing() / steps;
        double logarithm = 0;
        for (int block = 0; block < COARSE_STEPS; block++) {
            int first = (int) ((long) block * steps / COARSE_STEPS);
            int end = (int) ((long) (block + 1) * steps / COARSE_STEPS);
            double[] increments = bridge(random, end - first, coarse[block]);
            for (int i = 0; i < increments.length; i++) {
                logarithm += drift + scale * increments[i];
                prices[first + i] = startTicks * StrictMath.exp(logarithm);
            }
        }
        return prices;
    }

    /**
     * Returns standard normal values under the condition that their sum is {@code sqrt(count)}
     * times the given value, which is standard normal itself.
     */
    private static double[] bridge(SplitMix64 random, int count, double value) {
        double[] increments = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            increments[i] = Distributions.gaussian(random);
            sum += increments[i];
        }
        double correction = count == 0 ? 0 : (Math.sqrt(count) * value - sum) / count;
        for (int i = 0; i < count; i++) {
            increments[i] += correction;
        }
        return increments;
    }

    private static double[] drawCoarse(SplitMix64 random, Scenario scenario, int startTicks) {
        double[] increments = new double[COARSE_STEPS];
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            for (int i = 0; i < COARSE_STEPS; i++) {
                increments[i] = Distributions.gaussian(random);
            }
            double share = outOfReachShare(increments, scenario, startTicks);
            if (share >= scenario.outOfReachMin() && share <= scenario.outOfReachMax()) {
                return increments;
            }
        }
        throw new IllegalStateException(
                "no path of " + ATTEMPTS_MAX + " fits the scenario " + scenario.id());
    }

    /**
     * Returns the share of the path's prices at which an order, a buy in the first half or a sell
     * in the second, lies beyond every price of the other half.
     */
    private static double outOfReachShare(double[] increments, Scenario scenario, int startTicks) {
        double scale = scenario.swing() / Math.sqrt(COARSE_STEPS);
        double drift = -0.5 * scenario.swing() * scenario.swing() / COARSE_STEPS;
        double[] prices = new double[COARSE_STEPS];
        double logarithm = 0;
        for (int i = 0; i < COARSE_STEPS; i++) {
            logarithm += drift + scale * increments[i];
            prices[i] = startTicks * StrictMath.exp(logarithm);
        }
        double buysMax = Double.NEGATIVE_INFINITY;
        double sellsMin = Double.POSITIVE_INFINITY;
        for (int i = 0; i < COARSE_STEPS; i++) {
            if (i < COARSE_STEPS / 2) {
                buysMax = Math.max(buysMax, prices[i] - PLACEMENT_TICKS);
            } else {
                sellsMin = Math.min(sellsMin, prices[i] + PLACEMENT_TICKS);
            }
        }
        int outOfReach = 0;
        for (int i = 0; i < COARSE_STEPS; i++) {
            boolean isBuy = i < COARSE_STEPS / 2;
            if (isBuy
                    ? prices[i] - PLACEMENT_TICKS < sellsMin
                    : prices[i] + PLACEMENT_TICKS > buysMax) {
                outOfReach++;
            }
        }
        return (double) outOfReach / COARSE_STEPS;
    }
}
