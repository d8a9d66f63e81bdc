package dev.dyno.results.gate;

import java.util.List;

/**
 * What a comparison must be able to show, and at what risk; fixed before measuring.
 *
 * @param detectFraction the smallest change that matters, for example 0.02: a change of this size
 *     is never called same with a probability above {@code 1 - power}
 * @param comparisonAlpha the largest probability that one comparison of a program with itself is
 *     called slower
 * @param suiteAlpha the largest probability that any comparison of the suite is (Holm)
 * @param power the probability with which a change of the size of the detection floor is found
 * @param injectedFraction the slowdown of {@link Arm#SLOWED}, for example 0.05
 * @param looks when the data are looked at
 * @param whenInconclusive what an inconclusive verdict does to the build
 * @param seed of all random draws
 */
public record GateSettings(
        double detectFraction,
        double comparisonAlpha,
        double suiteAlpha,
        double power,
        double injectedFraction,
        LookPlan looks,
        InconclusivePolicy whenInconclusive,
        long seed) {
    private static final double FRACTION_MAX = 10;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming the setting, its value and its range
     */
    public GateSettings {
        require("detectFraction", detectFraction, FRACTION_MAX);
        require("comparisonAlpha", comparisonAlpha, 0.5);
        require("suiteAlpha", suiteAlpha, 0.5);
        require("power", power, 1);
        require("injectedFraction", injectedFraction, FRACTION_MAX);
        if (power < 0.5) {
            throw new IllegalArgumentException("power is " + power + "; wanted: 0.5 to below 1");
        }
    }

    /**
     * Returns the defaults: 2 % to be detected with a power of 95 %, false alarms in 0.1 % of
     * comparisons and 1 % of suites, looks at 8, 14 and 20 groups, 8 or more to confirm.
     */
    public static GateSettings defaults(long seed) {
        return new GateSettings(
                0.02,
                0.001,
                0.01,
                0.95,
                0.05,
                new LookPlan(List.of(8, 14, 20), Spending.POCOCK, 8),
                InconclusivePolicy.FAIL,
                seed);
    }

    /** Returns these settings with another size of change to be detected. */
    public GateSettings withDetectFraction(double fraction) {
        return new GateSettings(
                fraction,
                comparisonAlpha,
                suiteAlpha,
                power,
                injectedFraction,
                looks,
                whenInconclusive,
                seed);
    }

    /** Returns these settings with another largest probability of a false alarm. */
    public GateSettings withComparisonAlpha(double alpha) {
        return new GateSettings(
                detectFraction,
                alpha,
                suiteAlpha,
                power,
                injectedFraction,
                looks,
                whenInconclusive,
                seed);
    }

    /** Returns these settings with another plan. */
    public GateSettings withLooks(LookPlan plan) {
        return new GateSettings(
                detectFraction,
                comparisonAlpha,
                suiteAlpha,
                power,
                injectedFraction,
                plan,
                whenInconclusive,
                seed);
    }

    /** Returns the largest probability that a change of the size to be detected is called same. */
    public double missAlpha() {
        return 1 - power;
    }

    /** Returns the level that the first rejection of a suite must reach, by Holm's procedure. */
    double alphaInForce(int suiteSize) {
        return Math.min(comparisonAlpha, suiteAlpha / suiteSize);
    }

    private static void require(String name, double value, double below) {
        if (!(value > 0 && value < below)) {
            throw new IllegalArgumentException(
                    name + " is " + value + "; wanted: above 0 and below " + below);
        }
    }
}
