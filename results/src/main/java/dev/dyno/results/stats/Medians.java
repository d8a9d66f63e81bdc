package dev.dyno.results.stats;

import org.apache.commons.statistics.descriptive.Median;

/** The median of plain numbers. */
public final class Medians {
    private static final Median MEDIAN = Median.withDefaults().withCopy(true);

    private Medians() {}

    /** Returns the median; of an even number of values the mean of the two in the middle. */
    public static double of(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values");
        }
        return MEDIAN.evaluate(values);
    }
}
