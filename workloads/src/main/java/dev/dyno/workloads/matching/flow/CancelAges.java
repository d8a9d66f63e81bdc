package dev.dyno.workloads.matching.flow;

import dev.dyno.workloads.AliasTable;
import dev.dyno.workloads.SplitMix64;

/**
 * How many newer orders of the same instrument a cancelled order has seen arrive, with the heavy
 * tail of real order data: 9 % none, half at most 3, 90 % at most 11, 99 % at most 158, and no more
 * than {@value #AGE_MAX}. Between these points the density falls as one over the age.
 */
final class CancelAges {
    static final int AGE_MAX = 511;

    private static final int[] AGES = {0, 3, 11, 158, AGE_MAX};
    private static final double[] PROBABILITIES = {0.09, 0.50, 0.90, 0.99, 1.0};

    private static final AliasTable TABLE = table();

    private CancelAges() {}

    private static AliasTable table() {
        double[] weights = new double[AGE_MAX + 1];
        weights[0] = PROBABILITIES[0];
        for (int segment = 1; segment < AGES.length; segment++) {
            double sum = 0;
            for (int age = AGES[segment - 1] + 1; age <= AGES[segment]; age++) {
                sum += 1.0 / age;
            }
            double mass = PROBABILITIES[segment] - PROBABILITIES[segment - 1];
            for (int age = AGES[segment - 1] + 1; age <= AGES[segment]; age++) {
                weights[age] = mass / age / sum;
            }
        }
        return new AliasTable(weights);
    }

    /** Draws an age. */
    static int next(SplitMix64 random) {
        return TABLE.next(random);
    }
}
