package dev.dyno.results.gate;

import dev.dyno.results.model.RunSummary.Ratio;
import dev.dyno.results.stats.Medians;
import dev.dyno.results.stats.SignedRank;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the ratio of candidate to base stood still while it was measured. Where it moves in the
 * same direction in fork after fork, one of them was still warming up, or wears out.
 *
 * @param lateOverEarly the ratio in the second half of the slices over that in the first half
 * @param p two-sided p-value of the sign-flip test that it stood still
 * @param isSteady whether it did, or moved too little to matter
 */
public record Steadiness(Ratio lateOverEarly, double p, boolean isSteady) {
    /** Below this p-value the ratio is said to move. */
    static final double MOVING_ALPHA = 0.01;

    /** With fewer slices a fork has no halves worth comparing. */
    static final int SLICES_MIN = 8;

    /** Compares the halves, or returns null where a fork has too few slices. */
    static @Nullable Steadiness of(List<ForkGroup> groups, GateSettings settings) {
        if (groups.isEmpty() || groups.stream().anyMatch(group -> group.slices() < SLICES_MIN)) {
            return null;
        }
        double[] moves = groups.stream().mapToDouble(Steadiness::move).toArray();
        double p = Controls.pTwoSided(moves);
        boolean isMoving =
                p <= MOVING_ALPHA
                        && Math.abs(SignedRank.estimate(moves)) > Course.bar(settings) / 2;
        return new Steadiness(Ratios.of(moves), p, !isMoving);
    }

    private static double move(ForkGroup group) {
        double[] base = group.costs(Arm.BASE);
        double[] candidate = group.costs(Arm.CANDIDATE);
        double[] logs = new double[base.length];
        for (int slice = 0; slice < logs.length; slice++) {
            logs[slice] = Math.log(candidate[slice] / base[slice]);
        }
        int half = logs.length / 2;
        return Medians.of(Arrays.copyOfRange(logs, logs.length - half, logs.length))
                - Medians.of(Arrays.copyOf(logs, half));
    }
}
