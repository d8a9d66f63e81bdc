package dev.dyno.workloads.matching.flow;

import java.util.Locale;

/**
 * How far the price moves in one {@link FiveScenarioFlow}.
 *
 * <p>A flow of this kind keeps few or many orders depending on whether the later half of its price
 * path covers the earlier one. So that a scenario means the same at each seed, a path is drawn
 * again until the share of orders that lies out of the other side's reach is within the scenario's
 * bounds; they are set around the averages that the published flow has.
 */
public enum Scenario {
    /** The price stays: the deepest book, hardly a trade. */
    STATIC(0, 0, 0),
    /** A routine session. */
    NORMAL(0.02, 0.095, 0.165),
    /** A session of high volatility. */
    SWING_25(0.25, 0.050, 0.075),
    /** A stressed market. */
    SWING_40(0.40, 0.030, 0.050),
    /** A dislocation: the price crosses tens of thousands of ticks. */
    FLASH_CRASH(0.60, 0.010, 0.020);

    private final double swing;
    private final double outOfReachMin;
    private final double outOfReachMax;

    Scenario(double swing, double outOfReachMin, double outOfReachMax) {
        this.swing = swing;
        this.outOfReachMin = outOfReachMin;
        this.outOfReachMax = outOfReachMax;
    }

    /** Returns the standard deviation of the price's logarithm over the whole path. */
    double swing() {
        return swing;
    }

    /** Returns the least share of orders that nothing on the other side reaches. */
    double outOfReachMin() {
        return outOfReachMin;
    }

    /** Returns the greatest share of orders that nothing on the other side reaches. */
    double outOfReachMax() {
        return outOfReachMax;
    }

    /** Returns the kebab-case word used in workload ids. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
