package dev.dyno.results.gate;

/**
 * A place in a history of results from which on they are different.
 *
 * @param index the first value of the new level
 * @param meanBefore the mean from the change before to here
 * @param meanAfter the mean from here to the next change
 * @param p how likely chance splits as well, by the test of the search
 */
public record ChangePoint(int index, double meanBefore, double meanAfter, double p) {
    /** Returns the relative change, for example 0.05 for 5 % up. */
    public double changeFraction() {
        return meanAfter / meanBefore - 1;
    }
}
