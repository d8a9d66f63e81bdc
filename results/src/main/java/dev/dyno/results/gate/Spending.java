package dev.dyno.results.gate;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How the error is spread over the looks at growing data: the spending functions of Lan and DeMets,
 * "Discrete Sequential Boundaries for Clinical Trials", Biometrika 1983.
 */
public enum Spending {
    /**
     * After O'Brien and Fleming 1979: next to nothing early, nearly all at the last look. Sign-flip
     * tests of few forks cannot give p-values small enough for its early looks.
     */
    OBRIEN_FLEMING {
        @Override
        double spent(double fraction, double alpha) {
            double z = NORMAL.inverseSurvivalProbability(alpha / 2);
            return 2 * NORMAL.survivalProbability(z / Math.sqrt(fraction));
        }
    },
    /** After Pocock 1977: about the same at each look. */
    POCOCK {
        @Override
        double spent(double fraction, double alpha) {
            return alpha * Math.log1p((Math.E - 1) * fraction);
        }
    };

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * Returns the error spent when a fraction of the planned data has been seen.
     *
     * @param fraction above 0 and at most 1; at 1 all of {@code alpha} is spent
     */
    abstract double spent(double fraction, double alpha);
}
