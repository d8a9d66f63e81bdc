package dev.dyno.results.gate;

import dev.dyno.results.stats.SeededRandom;
import dev.dyno.results.stats.SignedRank;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The smallest change that a run could see, from the spread of its own fork pairs at the levels and
 * the power in force.
 *
 * <p>The observed log ratios, freed of their centre, are resampled with random signs. To each
 * resample belongs a smallest shift with which all conditions of a red hold, because each condition
 * is of the form "shift above a bound": the tests by their confidence bounds, the estimates by
 * their distance to the bar. The floor is the quantile of these shifts at the power.
 */
final class DetectionFloor {
    private static final int RESAMPLES = 400;

    private final double[] residuals;
    private final int screened;
    private final int confirmed;
    private final double level;
    private final double estimateBar;
    private final double screeningBar;

    /**
     * Prepares the computation.
     *
     * @param logs observed log ratios of the candidate
     * @param screened how many groups a screening has
     * @param confirmed how many fresh groups a confirmation has
     * @param level that the p-value over all groups must reach
     * @param estimateBar that the estimate over all groups must exceed
     * @param screeningBar that the estimate of the screening must exceed
     */
    DetectionFloor(
            double[] logs,
            int screened,
            int confirmed,
            double level,
            double estimateBar,
            double screeningBar) {
        double centre = SignedRank.estimate(logs);
        double inflation = Math.sqrt(logs.length / Math.max(1.0, logs.length - 1.0));
        this.residuals = Arrays.stream(logs).map(log -> (log - centre) * inflation).toArray();
        this.screened = screened;
        this.confirmed = confirmed;
        this.level = level;
        this.estimateBar = estimateBar;
        this.screeningBar = screeningBar;
    }

    /** Returns the floor as a fraction, for example 0.012, or null if no change could be seen. */
    @Nullable Double fraction(double power, long seed) {
        int rankAll = SignedRank.rankAtLevel(screened + confirmed, level);
        int rankScreening = SignedRank.rankAtLevel(screened, Course.SUSPICION_ALPHA);
        int rankFresh = SignedRank.rankAtLevel(confirmed, Course.SUSPICION_ALPHA);
        if (rankAll < 0 || rankScreening < 0 || rankFresh < 0) {
            return null;
        }
        SeededRandom random = new SeededRandom(seed);
        double[] shifts = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            double[] all = draw(random);
            double[] screening = SignedRank.walshAverages(Arrays.copyOf(all, screened));
            double[] fresh =
                    SignedRank.walshAverages(Arrays.copyOfRange(all, screened, all.length));
            double[] walsh = SignedRank.walshAverages(all);
            double tests =
                    -Math.min(walsh[rankAll], Math.min(screening[rankScreening], fresh[rankFresh]));
            double bars =
                    Math.max(
                            estimateBar - SignedRank.middle(walsh),
                            screeningBar - SignedRank.middle(screening));
            shifts[resample] = Math.max(tests, bars);
        }
        Arrays.sort(shifts);
        int index = (int) Math.ceil(power * RESAMPLES) - 1;
        return Math.expm1(Math.max(0, shifts[index]));
    }

    private double[] draw(SeededRandom random) {
        double[] drawn = new double[screened + confirmed];
        for (int index = 0; index < drawn.length; index++) {
            double residual = residuals[(int) (random.nextDouble() * residuals.length)];
            drawn[index] = random.nextLong() < 0 ? -residual : residual;
        }
        return drawn;
    }
}
