package dev.dyno.results.gate;

import dev.dyno.results.gate.GateResult.ArmFigures;
import dev.dyno.results.gate.GateResult.ComparisonResult;
import dev.dyno.results.gate.GateResult.Control;
import dev.dyno.results.gate.GateResult.Tests;
import dev.dyno.results.model.RunSummary.Ratio;
import dev.dyno.results.stats.Medians;
import dev.dyno.results.stats.SignedRank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From the course of one comparison to its verdict, with the reason in words. */
final class Judgement {
    private final Comparison comparison;
    private final GateSettings settings;
    private final Course course;
    private final double pSpent;
    private final double pHolm;
    private final int suiteSize;
    private final double[] logs;
    private final double[] fresh;
    private final @Nullable Control control;
    private final @Nullable Control slowed;
    private final @Nullable Double floor;

    Judgement(Comparison comparison, Course course, double pSpent, double pHolm, int suiteSize) {
        this.comparison = comparison;
        this.settings = comparison.settings();
        this.course = course;
        this.pSpent = pSpent;
        this.pHolm = pHolm;
        this.suiteSize = suiteSize;
        Reduction reduction = comparison.reduction();
        this.logs = Course.logRatios(course.used(), Arm.CANDIDATE, reduction);
        this.fresh = Course.logRatios(course.fresh(), Arm.CANDIDATE, reduction);
        this.control = Controls.copy(course.used(), reduction, settings);
        this.slowed = Controls.slowed(course.used(), reduction, settings);
        this.floor = floor();
    }

    ComparisonResult result() {
        Ruling ruling = ruling();
        boolean isUsed = logs.length > 0;
        return new ComparisonResult(
                comparison.benchmark(),
                comparison.metric(),
                comparison.unit(),
                ruling.verdict(),
                ruling.reason() + floorWords(),
                failsBuild(ruling.verdict()),
                isUsed ? Ratios.of(logs) : null,
                fresh.length > 0 ? Ratios.of(fresh) : null,
                isUsed ? Ratios.undisturbed(course.used(), comparison.reduction()) : null,
                isUsed ? tests() : null,
                floor,
                control,
                slowed,
                course.screened(),
                fresh.length,
                Gate.next(course),
                settings,
                arms(),
                notes());
    }

    private boolean failsBuild(Verdict verdict) {
        return switch (verdict) {
            case SLOWER, INVALID -> true;
            case INCONCLUSIVE -> settings.whenInconclusive() == InconclusivePolicy.FAIL;
            case SAME, FASTER -> false;
        };
    }

    private record Ruling(Verdict verdict, String reason) {}

    private Ruling ruling() {
        if (logs.length == 0) {
            return new Ruling(Verdict.INCONCLUSIVE, "not measured: " + Gate.next(course).reason());
        }
        if (control == null) {
            return new Ruling(Verdict.INVALID, "a fork group lacks the copy of the base (A/A)");
        }
        if (!control.inBounds()) {
            return new Ruling(
                    Verdict.INVALID,
                    "the copy of the base differs from the base by "
                            + Ratios.words(control.ratio())
                            + p(control.p())
                            + ": whatever moved it can move the candidate too");
        }
        if (slowed != null && !slowed.inBounds()) {
            return new Ruling(
                    Verdict.INVALID,
                    "a slowdown of "
                            + percent(settings.injectedFraction())
                            + " was injected and only "
                            + Ratios.words(slowed.ratio())
                            + " was measured: this benchmark does not see changes");
        }
        return switch (course.state()) {
            case SCREENING, SUSPECTED, EXHAUSTED ->
                    new Ruling(Verdict.INCONCLUSIVE, undecided(Gate.next(course).reason()));
            case SAME -> same();
            case CHECKED ->
                    Course.isSame(logs, settings, course.look()) ? same() : checked(control);
        };
    }

    private Ruling same() {
        if (slowed != null && slowed.p() > Controls.SEEN_ALPHA) {
            return new Ruling(
                    Verdict.INCONCLUSIVE,
                    "a change of "
                            + percent(settings.detectFraction())
                            + " seems excluded, but the injected slowdown of "
                            + percent(settings.injectedFraction())
                            + " was not seen either"
                            + p(slowed.p()));
        }
        return new Ruling(
                Verdict.SAME,
                "a change of "
                        + percent(settings.detectFraction())
                        + " is excluded in both directions"
                        + p(Course.pEquivalence(logs, settings))
                        + "; measured "
                        + Ratios.words(Ratios.of(logs)));
    }

    private Ruling checked(Control copy) {
        double estimate = course.direction() * SignedRank.estimate(logs);
        double pFresh = Gate.pChange(fresh, course.direction());
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
        if (estimate <= Math.log(copy.barRatio())) {
            lacking.add(
                    "chance makes as much of the A/A control (up to "
                            + Ratios.percent(copy.barRatio())
                            + " %)");
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
                        + p(pFresh));
    }

    private String undecided(String state) {
        return state
                + "; so far "
                + Ratios.words(Ratios.of(logs))
                + ", neither beyond chance nor small enough to exclude "
                + percent(settings.detectFraction());
    }

    private @Nullable Double floor() {
        if (course.look() < 0 || control == null) {
            return null;
        }
        double share = settings.looks().share(course.look(), settings.comparisonAlpha());
        double bar = Course.bar(settings);
        return new DetectionFloor(
                        logs,
                        course.screened(),
                        Course.confirmationGroups(settings, suiteSize, course.look()),
                        settings.alphaInForce(suiteSize) * share,
                        Math.max(bar, Math.log(control.barRatio())),
                        bar)
                .fraction(settings.power(), settings.seed());
    }

    private String floorWords() {
        if (logs.length == 0) {
            return "";
        }
        return floor == null
                ? "; this run could not see any change"
                : "; this run could see >= " + percent(floor);
    }

    private Tests tests() {
        return new Tests(
                SignedRank.pGreater(logs),
                SignedRank.pLess(logs),
                pSpent,
                pHolm,
                fresh.length == 0 ? null : Gate.pChange(fresh, course.direction()),
                Course.pEquivalence(logs, settings));
    }

    private List<ArmFigures> arms() {
        List<ArmFigures> figures = new ArrayList<>();
        if (logs.length == 0) {
            return figures;
        }
        for (Arm arm : Arm.values()) {
            if (course.used().stream().allMatch(group -> group.arms().contains(arm))) {
                double[] costs =
                        course.used().stream()
                                .mapToDouble(group -> group.medianCost(arm))
                                .toArray();
                figures.add(
                        new ArmFigures(
                                arm,
                                Medians.of(costs),
                                null,
                                Arrays.stream(costs).boxed().toList()));
            }
        }
        return figures;
    }

    private List<String> notes() {
        long slices = 0;
        long disturbed = 0;
        for (ForkGroup group : course.used()) {
            slices += group.slices();
            disturbed += group.disturbedSlices();
        }
        return disturbed == 0
                ? List.of()
                : List.of(disturbed + " of " + slices + " slices were disturbed");
    }

    private static String p(double value) {
        return String.format(Locale.ROOT, " (p = %.2g)", value);
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.3g %%", fraction * 100);
    }
}
