package dev.dyno.results.gate;

import dev.dyno.results.stats.SeededRandom;
import java.util.Arrays;

/**
 * The sign flips of a few values: all of them while that is cheap, else seeded random draws (Monte
 * Carlo). Under the hypothesis of no difference each value was as likely to have the other sign.
 */
final class SignFlips {
    /** Up to this many values every flip is visited. */
    static final int EXACT_VALUES_MAX = 12;

    /** How many flips are drawn beyond. */
    static final int DRAWS = 1_999;

    private SignFlips() {}

    /** What is done with one flip; the array is reused. */
    @FunctionalInterface
    interface Visitor {
        void visit(double[] signs);
    }

    /**
     * Visits flips as arrays of 1 and -1. The flip that changes nothing is among the exact ones and
     * is visited first among the drawn ones, which keeps the drawn test valid (Phipson and Smyth
     * 2010).
     *
     * @return how many were visited
     */
    static int visit(int values, long seed, Visitor visitor) {
        return visit(values, DRAWS, seed, visitor);
    }

    /** Visits as {@link #visit(int, long, Visitor)} does, with another number of draws. */
    static int visit(int values, int draws, long seed, Visitor visitor) {
        double[] signs = new double[values];
        if (values <= EXACT_VALUES_MAX) {
            int flips = 1 << values;
            for (int flip = 0; flip < flips; flip++) {
                for (int index = 0; index < values; index++) {
                    signs[index] = (flip >>> index & 1) == 0 ? 1 : -1;
                }
                visitor.visit(signs);
            }
            return flips;
        }
        SeededRandom random = new SeededRandom(seed);
        Arrays.fill(signs, 1);
        visitor.visit(signs);
        for (int draw = 0; draw < draws; draw++) {
            long bits = 0;
            for (int index = 0; index < values; index++) {
                bits = index % Long.SIZE == 0 ? random.nextLong() : bits >>> 1;
                signs[index] = (bits & 1) == 0 ? 1 : -1;
            }
            visitor.visit(signs);
        }
        return draws + 1;
    }
}
