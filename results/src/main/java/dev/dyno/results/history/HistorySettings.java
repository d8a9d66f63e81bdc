package dev.dyno.results.history;

/**
 * How a history is searched.
 *
 * @param pMax the level of each test for a change, above 0 and at most 0.5
 * @param changeFractionMin the smallest relative change that is shown, for example 0.02
 */
public record HistorySettings(Basis basis, double pMax, double changeFractionMin) {
    private static final int RUNS_MAX = 10_000;

    /** Checks the ranges. */
    public HistorySettings {
        if (!(pMax > 0 && pMax <= 0.5)) {
            throw new IllegalArgumentException("a level of " + pMax + "; wanted: 0 to 0.5");
        }
        if (!(changeFractionMin >= 0 && changeFractionMin < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a smallest change of " + changeFractionMin);
        }
    }

    /**
     * Returns the fewest runs of a series in which a change can be shown at this level: of n
     * distinct values, 2 of the {@code n over n/2} orders split in the middle as well as the best.
     */
    public int runsMin() {
        double orders = 1;
        for (int runs = 2; runs < RUNS_MAX; runs++) {
            orders = runs % 2 == 0 ? orders * runs / (runs / 2.0) : orders * runs / (runs / 2 + 1);
            if (2 / orders <= pMax) {
                return runs;
            }
        }
        return RUNS_MAX;
    }
}
