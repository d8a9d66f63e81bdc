package dev.dyno.results.gate;

/** How the slices of one fork group become one log ratio. */
public enum Reduction {
    /**
     * The median of the slices' log ratios: resists single disturbed slices, and is blind to a
     * change that touches fewer than half of the slices.
     */
    MEDIAN_OF_RATIOS,
    /**
     * The log ratio of the slices' sums: sees rare expensive slices too, and is moved by every
     * disturbance.
     */
    RATIO_OF_TOTALS
}
