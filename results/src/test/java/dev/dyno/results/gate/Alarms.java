package dev.dyno.results.gate;

import java.util.function.LongFunction;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/** Counts how often a gate raises an alarm on data whose truth is known. */
final class Alarms {
    private Alarms() {}

    /** A gate, good or bad: whether it calls the candidate slower. */
    @FunctionalInterface
    interface Alarm {
        /** Measures what it wants of the duet and answers. */
        boolean rings(SimulatedDuet duet, long seed);
    }

    /** Returns in how many of the trials the gate rang. */
    static int count(Alarm gate, LongFunction<SimulatedDuet> world, int trials, long seed) {
        int alarms = 0;
        for (int trial = 0; trial < trials; trial++) {
            long own = seed * 1_000_003 + trial;
            if (gate.rings(world.apply(own), own)) {
                alarms++;
            }
        }
        return alarms;
    }

    /** Returns the most alarms that a true rate explains, but for one run of tests in 10,000. */
    static int most(int trials, double rate) {
        return BinomialDistribution.of(trials, rate).inverseCumulativeProbability(0.9999);
    }

    /** Returns the fewest alarms that a true rate explains, but for one run in 10,000. */
    static int fewest(int trials, double rate) {
        return BinomialDistribution.of(trials, rate).inverseCumulativeProbability(0.0001);
    }
}
