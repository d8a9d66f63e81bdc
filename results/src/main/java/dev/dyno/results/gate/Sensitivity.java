package dev.dyno.results.gate;

import org.jspecify.annotations.Nullable;

/**
 * What a comparison of a known spread will be able to see, before it is measured.
 *
 * @param floorFraction the smallest change that a comparison finds at the last look, with the power
 *     of its settings, or null if it cannot see any
 * @param groups fork groups until the first look at which a change of the size to be detected is
 *     found and confirmed, or null if no look of the plan reaches it
 */
public record Sensitivity(@Nullable Double floorFraction, @Nullable Integer groups) {
    /**
     * Predicts it.
     *
     * @param logs log ratios of fork pairs of equal programs
     * @param suiteSize how many comparisons will be judged together
     */
    public static Sensitivity of(double[] logs, GateSettings settings, int suiteSize) {
        Double floor = null;
        for (int look = 0; look < settings.looks().looks(); look++) {
            int screened = settings.looks().screeningGroups().get(look);
            int confirmed = Course.confirmationGroups(settings, suiteSize, look);
            double share = settings.looks().share(look, settings.comparisonAlpha());
            floor =
                    new DetectionFloor(
                                    logs,
                                    screened,
                                    confirmed,
                                    settings.alphaInForce(suiteSize) * share,
                                    Course.bar(settings),
                                    Course.bar(settings))
                            .fraction(settings.power(), settings.seed());
            if (floor != null && floor <= settings.detectFraction()) {
                return new Sensitivity(floor, screened + confirmed);
            }
        }
        return new Sensitivity(floor, null);
    }
}
