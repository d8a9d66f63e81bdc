package dev.dyno.results.gate;

import dev.dyno.results.gate.GateResult.Control;
import dev.dyno.results.model.RunSummary.Ratio;
import dev.dyno.results.stats.SignedRank;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * From the course of one comparison to its verdict, with the reason in words. What only a reader
 * wants to know is left to {@link ComparisonReport}. Not safe for use by several threads.
 */
final class Judgement {
    private final Comparison comparison;
    private final GateSettings settings;
    private final Course course;
    private final double pSpent;
    private final double pHolm;
    private final int suiteSize;
    private final double[] logs;
    private final double[] fresh;
    private final double[] copyLogs;
    private final @Nullable Control slowed;
    private final @Nullable ForkModes modes;
    private final @Nullable Steadiness steadiness;
    private double copyBar = Double.NaN;

    /** A verdict and why. */
    record Ruling(Verdict verdict, String reason) {}

    /**
     * Prepares a judgement.
     *
     * @param pSpent the p-value of the suspected change, paid for the looks
     * @param pHolm the same, adjusted for the suite
     */
    Judgement(Comparison comparison, Course course, double pSpent, double pHolm, int suiteSize) {
        this.comparison = comparison;
        this.settings = comparison.settings();
        this.course = course;
        this.pSpent = pSpent;
        this.pHolm = pHolm;
        this.suiteSize = suiteSize;
        Reduction reduction = comparison.reduction();
        List<ForkGroup> used = course.used();
        boolean hasCopy = Controls.haveArm(used, Arm.BASE_COPY);
        this.logs = Course.logRatios(used, Arm.CANDIDATE, reduction);
        this.fresh = Course.logRatios(course.fresh(), Arm.CANDIDATE, reduction);
        this.copyLogs = hasCopy ? Course.logRatios(used, Arm.BASE_COPY, reduction) : new double[0];
        this.slowed = Controls.slowed(used, reduction, settings);
        this.modes = hasCopy ? ForkModes.of(used, reduction) : null;
        this.steadiness = Steadiness.of(used, settings);
    }

    Ruling ruling() {
        if (logs.length == 0) {
            return new Ruling(Verdict.INCONCLUSIVE, "not measured: " + Gate.next(course).reason());
        }
        String untrusted = untrusted();
        if (untrusted != null) {
            return new Ruling(Verdict.INVALID, untrusted);
        }
        return switch (course.state()) {
            case SCREENING, SUSPECTED, EXHAUSTED ->
                    new Ruling(Verdict.INCONCLUSIVE, undecided(Gate.next(course).reason()));
            case SAME -> same();
            case CHECKED -> Course.isSame(logs, settings, course.look()) ? same() : checked();
        };
    }

    /** Returns why the measurement cannot be trusted, or null. */
    private @Nullable String untrusted() {
        if (copyLogs.length == 0) {
            return "a fork group lacks the copy of the base (A/A)";
        }
        if (Controls.isBiased(copyLogs, settings)) {
            return "the copy of the base differs from the base by "
                    + Ratios.words(Ratios.of(copyLogs))
                    + p(Controls.pTwoSided(copyLogs))
                    + ": whatever moved it can move the candidate too";
        }
        if (slowed != null && !slowed.inBounds()) {
            return "a slowdown of "
                    + percent(settings.injectedFraction())
                    + " was injected and only "
                    + Ratios.words(slowed.ratio())
                    + " was measured: this benchmark does not see changes";
        }
        return null;
    }

    private Ruling same() {
        List<String> doubts = doubts();
        if (slowed != null && slowed.p() > Controls.SEEN_ALPHA) {
            doubts.add(
                    "the injected slowdown of "
                            + percent(settings.injectedFraction())
                            + " was not seen either"
                            + p(slowed.p()));
        }
        if (modes != null && modes.isSlowLikelier()) {
            doubts.add(modes.words());
        }
        String what = "a change of " + percent(settings.detectFraction());
        Ratio ratio = Ratios.of(logs);
        if (!doubts.isEmpty()) {
            return new Ruling(
                    Verdict.INCONCLUSIVE,
                    what
                            + " of the typical fork seems excluded ("
                            + Ratios.words(ratio)
                            + "), but "
                            + String.join("; ", doubts));
        }
        return new Ruling(
                Verdict.SAME,
                what
                        + " is excluded in both directions"
                        + p(Course.pEquivalence(logs, settings))
                        + "; measured "
                        + Ratios.words(ratio));
    }

    private Ruling checked() {
        double pFresh = Gate.pChange(fresh, course.direction());
        List<String> lacking = lacking(pFresh);
        if (lacking.isEmpty()) {
            lacking.addAll(doubts());
        }
        Ratio ratio = Ratios.of(logs);
        if (!lacking.isEmpty()) {
            return new Ruling(
                    Verdict.INCONCLUSIVE,
                    "suspected " + Ratios.words(ratio) + ", but " + String.join("; ", lacking));
        }
        return new Ruling(
                course.direction() < 0 ? Verdict.FASTER : Verdict.SLOWER,
                Ratios.words(ratio)
                        + " over "
                        + logs.length
                        + " fork pairs"
                        + p(pSpent)
                        + ", confirmed by "
                        + fresh.length
                        + " fresh pairs"
                        + p(pFresh)
                        + (modes == null ? "" : "; " + modes.words()));
    }

    /** Returns which conditions of a change do not hold. */
    private List<String> lacking(double pFresh) {
        double estimate = course.direction() * SignedRank.estimate(logs);
        List<String> lacking = new ArrayList<>();
        if (pFresh > Course.SUSPICION_ALPHA) {
            lacking.add(fresh.length + " fresh fork groups do not confirm it" + p(pFresh));
        }
        if (pSpent > settings.comparisonAlpha()) {
            lacking.add(
                    "over all groups it is not beyond chance"
                            + p(pSpent)
                            + ", wanted "
                            + settings.comparisonAlpha());
        } else if (pHolm > settings.suiteAlpha()) {
            lacking.add(
                    "among "
                            + suiteSize
                            + " comparisons it is not beyond chance"
                            + p(pHolm)
                            + ", wanted "
                            + settings.suiteAlpha());
        }
        if (estimate <= Course.bar(settings)) {
            lacking.add("it is below half of " + percent(settings.detectFraction()));
        }
        if (lacking.isEmpty() && estimate <= copyBar()) {
            lacking.add(
                    "chance makes as much of the A/A control (up to "
                            + Ratios.percent(Math.exp(copyBar()))
                            + " %)");
        }
        return lacking;
    }

    /** Returns what speaks against any conclusion. */
    private List<String> doubts() {
        List<String> doubts = new ArrayList<>();
        if (steadiness != null && !steadiness.isSteady()) {
            doubts.add(
                    "within forks the ratio still moves by "
                            + Ratios.words(steadiness.lateOverEarly())
                            + p(steadiness.p())
                            + ": longer warm-up is needed");
        }
        Ratio undisturbed = Ratios.undisturbed(course.used(), comparison.reduction());
        if (undisturbed != null
                && Math.abs(Math.log(undisturbed.estimate()) - SignedRank.estimate(logs))
                        > Course.bar(settings)) {
            doubts.add("over the undisturbed slices alone it is " + Ratios.words(undisturbed));
        }
        return doubts;
    }

    private String undecided(String state) {
        return state
                + "; so far "
                + Ratios.words(Ratios.of(logs))
                + ", neither beyond chance nor small enough to exclude "
                + percent(settings.detectFraction());
    }

    Comparison comparison() {
        return comparison;
    }

    Course course() {
        return course;
    }

    double pSpent() {
        return pSpent;
    }

    double pHolm() {
        return pHolm;
    }

    int suiteSize() {
        return suiteSize;
    }

    /** Returns the candidate's log ratios over all groups used; empty before the first look. */
    double[] logs() {
        return logs;
    }

    /** Returns the candidate's log ratios over the fresh groups. */
    double[] fresh() {
        return fresh;
    }

    @Nullable ForkModes modes() {
        return modes;
    }

    @Nullable Steadiness steadiness() {
        return steadiness;
    }

    @Nullable Control slowed() {
        return slowed;
    }

    /** Returns the A/A control, or null where a group lacks it. */
    @Nullable Control copy() {
        return copyLogs.length == 0
                ? null
                : new Control(
                        Ratios.of(copyLogs),
                        Controls.pTwoSided(copyLogs),
                        Math.exp(copyBar()),
                        !Controls.isBiased(copyLogs, settings));
    }

    /** Returns the log ratio that chance makes of the copy; computed at need, it takes long. */
    double copyBar() {
        if (Double.isNaN(copyBar)) {
            copyBar = Controls.flipBar(copyLogs, settings.comparisonAlpha(), settings.seed());
        }
        return copyBar;
    }

    private static String p(double value) {
        return String.format(Locale.ROOT, " (p = %.2g)", value);
    }

    /** Returns for example {@code 2.00 %}. */
    static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.3g %%", fraction * 100);
    }
}
