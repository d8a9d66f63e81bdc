package dev.dyno.harness.machine;

import java.util.Arrays;

/** Rounds figures to the digits that they deserve, and finds the one that stands for many. */
final class Figures {
    private Figures() {}

    static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }

    static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }

    /**
     * Returns the value that a tenth of the first values lies below. Sorts them.
     *
     * @param count how many values there are, at least one
     */
    static double lowestTenth(double[] values, int count) {
        Arrays.sort(values, 0, count);
        return values[count / 10];
    }
}
