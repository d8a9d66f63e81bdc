package dev.dyno.results.duet;

import dev.dyno.results.gate.Arm;
import dev.dyno.results.gate.ForkGroup;
import dev.dyno.results.model.DuetGroup;
import dev.dyno.results.model.DuetGroup.ArmRun;
import dev.dyno.results.model.DuetGroup.Slices;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Stored fork groups as the statistics take them. */
public final class ForkGroups {
    /** A slice whose threads waited for a CPU for a larger part of it is disturbed. */
    private static final double DISTURBED_FRACTION_MIN = 0.1;

    private ForkGroups() {}

    /** Returns the CPU time per operation of a group, or empty where it is not whole or known. */
    public static Optional<ForkGroup> ofCpuTime(DuetGroup group) {
        return group.status().equals(DuetGroup.OK) ? of(group, Metric.CPU_TIME) : Optional.empty();
    }

    /** Returns a cost of a whole group, or empty where a slice lacks it. */
    static Optional<ForkGroup> of(DuetGroup group, Metric metric) {
        Map<Arm, double[]> costs = new EnumMap<>(Arm.class);
        for (ArmRun run : group.arms()) {
            Optional<double[]> ofArm = metric.costs(run.slices());
            if (ofArm.isEmpty()) {
                return Optional.empty();
            }
            costs.put(Arm.valueOf(run.arm().toUpperCase(Locale.ROOT)), ofArm.orElseThrow());
        }
        return Optional.of(ForkGroup.of(group.index(), costs, disturbed(group)));
    }

    private static BitSet disturbed(DuetGroup group) {
        BitSet disturbed = new BitSet();
        for (ArmRun run : group.arms()) {
            Slices slices = run.slices();
            for (int index = 0; index < slices.size(); index++) {
                if (isDisturbed(slices, index)) {
                    disturbed.set(index);
                }
            }
        }
        return disturbed;
    }

    /** Answers whether a slice waited so long for a CPU that it says more of the machine. */
    public static boolean isDisturbed(Slices slices, int index) {
        double waited = slices.runDelayNanos().get(index);
        return waited > DISTURBED_FRACTION_MIN * slices.wallNanos().get(index);
    }
}
