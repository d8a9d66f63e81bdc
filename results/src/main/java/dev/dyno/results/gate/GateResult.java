package dev.dyno.results.gate;

import dev.dyno.results.model.RunSummary.Interval;
import dev.dyno.results.model.RunSummary.Ratio;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gate says of a suite.
 *
 * @param verdict the worst of the comparisons: invalid, slower, inconclusive, same or faster
 * @param failsBuild whether a build must stop: something is slower or invalid, or is inconclusive
 *     and its policy says fail
 */
public record GateResult(
        int schemaVersion,
        Verdict verdict,
        boolean failsBuild,
        List<ComparisonResult> comparisons) {
    /** The version of this record's components. */
    public static final int SCHEMA_VERSION = 1;

    /** Copies the list. */
    public GateResult {
        comparisons = List.copyOf(comparisons);
    }

    /**
     * What the gate says of one benchmark and metric.
     *
     * @param reason one sentence or two for a reader, without the benchmark's name
     * @param failsBuild whether this comparison alone stops a build
     * @param ratio the candidate's cost over the base's, over all fork groups that were used, or
     *     null before the first look; above 1 is slower
     * @param confirmedRatio the same over the fresh groups alone, which no selection has flattered;
     *     null without them
     * @param undisturbedRatio the same as {@code ratio} over the slices without disturbance, or
     *     null where a group has none
     * @param tests the p-values, or null before the first look
     * @param detectionFloorFraction the smallest change that this run would have called slower with
     *     the power of the settings, for example 0.012; null if it could not see any
     * @param control the A/A control
     * @param slowedControl the arm with the injected slowdown, or null without it
     * @param modes the modes of a JIT lottery, or null where one mode explains the forks
     * @param steadiness whether the ratio stood still within forks, or null where a fork has too
     *     few slices to tell
     * @param groupsScreened fork groups used before a confirmation
     * @param groupsConfirmed fresh fork groups used
     * @param next what is left to measure
     * @param arms the costs behind the ratios
     * @param notes warnings for a reader
     */
    public record ComparisonResult(
            String benchmark,
            String metric,
            String unit,
            Verdict verdict,
            String reason,
            boolean failsBuild,
            @Nullable Ratio ratio,
            @Nullable Ratio confirmedRatio,
            @Nullable Ratio undisturbedRatio,
            @Nullable Tests tests,
            @Nullable Double detectionFloorFraction,
            @Nullable Control control,
            @Nullable Control slowedControl,
            @Nullable ForkModes modes,
            @Nullable Steadiness steadiness,
            int groupsScreened,
            int groupsConfirmed,
            NextStep next,
            GateSettings settings,
            List<ArmFigures> arms,
            List<String> notes) {}

    /**
     * The p-values of a comparison, one-sided.
     *
     * @param slower of no change against slower, over all groups used, as if there were one look
     * @param faster the same against faster
     * @param changeSpent the p-value of the change that was suspected, paid for the looks; 1 where
     *     none was confirmed
     * @param changeHolm the same, adjusted for the suite
     * @param confirmation of the fresh groups alone, in the suspected direction, or null
     * @param equivalence of a change of the size to be detected against a smaller one
     */
    public record Tests(
            double slower,
            double faster,
            double changeSpent,
            double changeHolm,
            @Nullable Double confirmation,
            double equivalence) {}

    /**
     * A control arm against the base.
     *
     * @param ratio the arm's cost over the base's
     * @param p two-sided of no difference for the A/A control; one-sided of no slowdown for the
     *     slowed arm
     * @param barRatio for the A/A control the ratio that sign flips of this arm stay below with the
     *     probability {@code 1 - comparisonAlpha}: no change below it counts; for the slowed arm
     *     the injected ratio
     * @param inBounds whether the arm behaved as it should
     */
    public record Control(Ratio ratio, double p, double barRatio, boolean inBounds) {}

    /**
     * The costs of one arm.
     *
     * @param medianCost the median over forks
     * @param interval the order-statistic interval of that median, or null below six forks
     * @param forkCosts each fork's median over its slices, screening first
     */
    public record ArmFigures(
            Arm arm, double medianCost, @Nullable Interval interval, List<Double> forkCosts) {
        /** Copies the list. */
        public ArmFigures {
            forkCosts = List.copyOf(forkCosts);
        }
    }
}
