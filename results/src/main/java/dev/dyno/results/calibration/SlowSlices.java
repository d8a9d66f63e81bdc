package dev.dyno.results.calibration;

import dev.dyno.results.duet.ForkGroups;
import dev.dyno.results.model.CalibrationComparison;
import dev.dyno.results.model.DuetGroup;
import dev.dyno.results.model.DuetGroup.ArmRun;
import dev.dyno.results.model.DuetGroup.Slices;
import dev.dyno.results.stats.Medians;
import java.util.List;

/**
 * Slices whose wall time per operation is more than 1.2 times the median of their fork, and whether
 * the ledger says why: the cause that it recorded lasted for at least half of the time lost.
 *
 * @param slices all
 * @param disturbed slices whose thread waited for a CPU during a tenth of it or more: how busy the
 *     machine was
 * @param slow those that are slow
 * @param waited slow, as the thread waited for a CPU
 * @param collected slow, as the collector ran
 * @param compiled slow, as the compiler ran
 */
public record SlowSlices(
        long slices, long disturbed, long slow, long waited, long collected, long compiled) {
    private static final double SLOW_RATIO = 1.2;
    private static final double EXPLAINED_FRACTION = 0.5;
    private static final double NANOS_PER_MILLI = 1e6;

    private static final SlowSlices NONE = new SlowSlices(0, 0, 0, 0, 0, 0);

    /** Returns the part of the slow slices whose cause is known, 1 where none is slow. */
    public double attributedFraction() {
        return slow == 0 ? 1 : (double) (waited + collected + compiled) / slow;
    }

    static SlowSlices of(List<CalibrationComparison> comparisons) {
        return comparisons.stream()
                .flatMap(one -> one.groups().stream())
                .filter(group -> group.status().equals(DuetGroup.OK))
                .flatMap(group -> group.arms().stream())
                .map(SlowSlices::of)
                .reduce(NONE, SlowSlices::plus);
    }

    private static SlowSlices of(ArmRun run) {
        Slices slices = run.slices();
        double usual =
                Medians.of(
                        slices.scoreNanosPerOperation().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray());
        SlowSlices sum = NONE;
        for (int slice = 0; slice < slices.size(); slice++) {
            sum = sum.plus(of(slices, slice, usual));
        }
        return sum;
    }

    private static SlowSlices of(Slices slices, int slice, double usual) {
        double score = slices.scoreNanosPerOperation().get(slice);
        double wall = slices.wallNanos().get(slice);
        double waited = slices.runDelayNanos().get(slice);
        int disturbed = ForkGroups.isDisturbed(slices, slice) ? 1 : 0;
        if (!(usual > 0 && score > SLOW_RATIO * usual)) {
            return new SlowSlices(1, disturbed, 0, 0, 0, 0);
        }
        double wanted = EXPLAINED_FRACTION * wall * (1 - usual / score);
        if (waited >= wanted) {
            return new SlowSlices(1, disturbed, 1, 1, 0, 0);
        }
        if (waited + slices.gcMillis().get(slice) * NANOS_PER_MILLI >= wanted) {
            return new SlowSlices(1, disturbed, 1, 0, 1, 0);
        }
        boolean isCompiled = slices.jitMillis().get(slice) * NANOS_PER_MILLI >= wanted;
        return new SlowSlices(1, disturbed, 1, 0, 0, isCompiled ? 1 : 0);
    }

    private SlowSlices plus(SlowSlices other) {
        return new SlowSlices(
                slices + other.slices,
                disturbed + other.disturbed,
                slow + other.slow,
                waited + other.waited,
                collected + other.collected,
                compiled + other.compiled);
    }
}
