package dev.dyno.results.gate;

import dev.dyno.results.gate.GateResult.Control;
import dev.dyno.results.stats.SignedRank;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the control arms of a comparison say about the measurement itself. */
final class Controls {
    /** The level at which the copy of the base is said to differ from the base. */
    static final double CONTROL_ALPHA = 0.01;

    /** The slowed arm must be seen at this level, or nothing may be called same. */
    static final double SEEN_ALPHA = 0.05;

    private Controls() {}

    /** Returns whether each group has an arm; false without groups. */
    static boolean haveArm(List<ForkGroup> groups, Arm arm) {
        return !groups.isEmpty() && groups.stream().allMatch(group -> group.arms().contains(arm));
    }

    /**
     * Answers whether the copy differs from the base: sign flips say so, and the difference is more
     * than half of what counts as a change.
     */
    static boolean isBiased(double[] copyLogs, GateSettings settings) {
        return pTwoSided(copyLogs) <= CONTROL_ALPHA
                && Math.abs(SignedRank.estimate(copyLogs)) > Course.bar(settings) / 2;
    }

    /** Returns the two-sided p-value of the sign-flip test. */
    static double pTwoSided(double[] logs) {
        return Math.min(1, 2 * Math.min(SignedRank.pGreater(logs), SignedRank.pLess(logs)));
    }

    /**
     * Returns the slowed arm, or null where a group lacks it. It is out of bounds when its interval
     * lies below half of the injected slowdown.
     */
    static @Nullable Control slowed(List<ForkGroup> groups, Reduction reduction, GateSettings set) {
        if (!haveArm(groups, Arm.SLOWED)) {
            return null;
        }
        double[] logs = Course.logRatios(groups, Arm.SLOWED, reduction);
        double injected = Math.log1p(set.injectedFraction());
        int rank = SignedRank.rankAtLevel(logs.length, CONTROL_ALPHA);
        double[] walsh = SignedRank.walshAverages(logs);
        boolean isBlind = rank >= 0 && walsh[walsh.length - 1 - rank] < injected / 2;
        return new Control(
                Ratios.of(logs), SignedRank.pGreater(logs), Math.exp(injected), !isBlind);
    }

    /**
     * Returns the size that the estimate of this arm stays below when signs are flipped, with the
     * probability {@code 1 - alpha}: how large a change chance makes of a copy.
     */
    static double flipBar(double[] logs, double alpha, long seed) {
        int capacity =
                logs.length <= SignFlips.EXACT_VALUES_MAX ? 1 << logs.length : SignFlips.DRAWS + 1;
        double[] estimates = new double[capacity];
        double[] flipped = new double[logs.length];
        int[] count = {0};
        SignFlips.visit(
                logs.length,
                seed,
                signs -> {
                    for (int index = 0; index < flipped.length; index++) {
                        flipped[index] = signs[index] * logs[index];
                    }
                    estimates[count[0]++] = Math.abs(SignedRank.estimate(flipped));
                });
        Arrays.sort(estimates);
        int rank = (int) Math.ceil((1 - alpha) * capacity) - 1;
        return estimates[Math.max(0, rank)];
    }
}
