package dev.dyno.results.gate;

import dev.dyno.results.stats.Medians;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * JVMs, one per arm, that took turns on the same core: the unit of replication. Each arm has the
 * same number of slices, and slice k of all arms was measured within the same short time.
 *
 * <p>A slice is marked as disturbed when something outside the measured programs got in between,
 * such as run delay or steal. A collection or compilation of an arm is its own cost and no
 * disturbance. Disturbed slices are not dropped from the verdict; what the rest says stands beside.
 *
 * <p>Immutable.
 */
public final class ForkGroup {
    private final long index;
    private final Map<Arm, double[]> costPerOperation;
    private final BitSet disturbed;
    private final int slices;

    private ForkGroup(long index, Map<Arm, double[]> costs, BitSet disturbed, int slices) {
        this.index = index;
        this.costPerOperation = costs;
        this.disturbed = disturbed;
        this.slices = slices;
    }

    /**
     * Copies what was measured.
     *
     * @param index the group's number in order of time, for messages
     * @param costPerOperation per arm the cost of each slice, positive, in the comparison's unit;
     *     one element where a fork gives one figure, for example a percentile
     * @param disturbed the slices during which any arm was disturbed
     * @throws IllegalArgumentException if the base is missing, the arms have different numbers of
     *     slices, or a cost is not a positive number
     */
    public static ForkGroup of(long index, Map<Arm, double[]> costPerOperation, BitSet disturbed) {
        double[] base = costPerOperation.get(Arm.BASE);
        if (base == null || base.length == 0) {
            throw new IllegalArgumentException(
                    "fork group " + index + " has no slices of the base; measure it again");
        }
        Map<Arm, double[]> copies = new EnumMap<>(Arm.class);
        costPerOperation.forEach((arm, costs) -> {
            requirePositive(index, arm, costs);
            if (costs.length != base.length) {
                throw new IllegalArgumentException(
                        "fork group "
                                + index
                                + " has "
                                + costs.length
                                + " slices of "
                                + arm
                                + " and "
                                + base.length
                                + " of BASE; slices must be aligned");
            }
            copies.put(arm, costs.clone());
        });
        return new ForkGroup(index, copies, (BitSet) disturbed.clone(), base.length);
    }

    /** Copies what was measured without disturbance. */
    public static ForkGroup of(long index, Map<Arm, double[]> costPerOperation) {
        return of(index, costPerOperation, new BitSet());
    }

    /** Returns the group's number in order of time. */
    public long index() {
        return index;
    }

    /** Returns the arms that were measured. */
    public Set<Arm> arms() {
        return Set.copyOf(costPerOperation.keySet());
    }

    /** Returns how many slices each arm has. */
    public int slices() {
        return slices;
    }

    /** Returns how many slices were disturbed. */
    public int disturbedSlices() {
        return disturbed.get(0, slices).cardinality();
    }

    /** Returns a copy of the costs of an arm that was measured, slice by slice. */
    public double[] costs(Arm arm) {
        return slicesOf(arm).clone();
    }

    /** Returns the median cost of an arm over its slices. */
    public double medianCost(Arm arm) {
        return Medians.of(slicesOf(arm));
    }

    /** Returns the log of an arm's cost over the base's, over all slices. */
    public double logRatio(Arm arm, Reduction reduction) {
        return logRatio(arm, reduction, new BitSet());
    }

    /**
     * Returns the log of an arm's cost over the base's, over the slices without disturbance, or NaN
     * when there is none.
     */
    public double logRatioUndisturbed(Arm arm, Reduction reduction) {
        return logRatio(arm, reduction, disturbed);
    }

    private double logRatio(Arm arm, Reduction reduction, BitSet without) {
        double[] base = slicesOf(Arm.BASE);
        double[] other = slicesOf(arm);
        double[] logs = new double[slices];
        double baseTotal = 0;
        double otherTotal = 0;
        int count = 0;
        for (int slice = without.nextClearBit(0);
                slice < slices;
                slice = without.nextClearBit(slice + 1)) {
            logs[count++] = Math.log(other[slice] / base[slice]);
            baseTotal += base[slice];
            otherTotal += other[slice];
        }
        if (count == 0) {
            return Double.NaN;
        }
        return switch (reduction) {
            case MEDIAN_OF_RATIOS -> Medians.of(Arrays.copyOf(logs, count));
            case RATIO_OF_TOTALS -> Math.log(otherTotal / baseTotal);
        };
    }

    private double[] slicesOf(Arm arm) {
        double[] costs = costPerOperation.get(arm);
        if (costs == null) {
            throw new IllegalArgumentException("fork group " + index + " has no arm " + arm);
        }
        return costs;
    }

    private static void requirePositive(long index, Arm arm, double[] costs) {
        for (int slice = 0; slice < costs.length; slice++) {
            if (!(costs[slice] > 0 && costs[slice] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "fork group "
                                + index
                                + ", arm "
                                + arm
                                + ", slice "
                                + slice
                                + " costs "
                                + costs[slice]
                                + "; wanted: a positive number");
            }
        }
    }
}
