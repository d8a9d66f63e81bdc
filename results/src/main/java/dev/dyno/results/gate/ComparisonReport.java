package dev.dyno.results.gate;

import dev.dyno.results.gate.GateResult.ArmFigures;
import dev.dyno.results.gate.GateResult.ComparisonResult;
import dev.dyno.results.gate.GateResult.Control;
import dev.dyno.results.gate.GateResult.Tests;
import dev.dyno.results.stats.Medians;
import dev.dyno.results.stats.OrderStatistics;
import dev.dyno.results.stats.SignedRank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything a reader wants to know of one judged comparison. */
final class ComparisonReport {
    private final Judgement judgement;
    private final Comparison comparison;
    private final GateSettings settings;
    private final Course course;
    private final double[] logs;

    private ComparisonReport(Judgement judgement) {
        this.judgement = judgement;
        this.comparison = judgement.comparison();
        this.settings = comparison.settings();
        this.course = judgement.course();
        this.logs = judgement.logs();
    }

    static ComparisonResult of(Judgement judgement) {
        return new ComparisonReport(judgement).result();
    }

    private ComparisonResult result() {
        Judgement.Ruling ruling = judgement.ruling();
        @Nullable Control copy = judgement.copy();
        @Nullable Double floor = copy == null ? null : floor();
        double[] fresh = judgement.fresh();
        boolean isUsed = logs.length > 0;
        return new ComparisonResult(
                comparison.benchmark(),
                comparison.metric(),
                comparison.unit(),
                ruling.verdict(),
                ruling.reason() + (copy == null ? "" : words(floor)),
                failsBuild(ruling.verdict()),
                isUsed ? Ratios.of(logs) : null,
                fresh.length > 0 ? Ratios.of(fresh) : null,
                isUsed ? Ratios.undisturbed(course.used(), comparison.reduction()) : null,
                isUsed ? tests() : null,
                floor,
                copy,
                judgement.slowed(),
                judgement.modes(),
                judgement.steadiness(),
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

    private @Nullable Double floor() {
        double share = settings.looks().share(course.look(), settings.comparisonAlpha());
        double bar = Course.bar(settings);
        return new DetectionFloor(
                        logs,
                        course.screened(),
                        Course.confirmationGroups(settings, judgement.suiteSize(), course.look()),
                        settings.alphaInForce(judgement.suiteSize()) * share,
                        Math.max(bar, judgement.copyBar()),
                        bar)
                .fraction(settings.power(), settings.seed());
    }

    private static String words(@Nullable Double floor) {
        return floor == null
                ? "; this run could not see any change"
                : "; this run could see >= " + Judgement.percent(floor);
    }

    private Tests tests() {
        double[] fresh = judgement.fresh();
        return new Tests(
                SignedRank.pGreater(logs),
                SignedRank.pLess(logs),
                judgement.pSpent(),
                judgement.pHolm(),
                fresh.length == 0 ? null : Gate.pChange(fresh, course.direction()),
                Course.pEquivalence(logs, settings));
    }

    private List<ArmFigures> arms() {
        List<ArmFigures> figures = new ArrayList<>();
        for (Arm arm : Arm.values()) {
            if (Controls.haveArm(course.used(), arm)) {
                double[] costs =
                        course.used().stream()
                                .mapToDouble(group -> group.medianCost(arm))
                                .toArray();
                figures.add(
                        new ArmFigures(
                                arm,
                                Medians.of(costs),
                                OrderStatistics.interval(costs, 0.5, SignedRank.CONFIDENCE_MIN),
                                Arrays.stream(costs).boxed().toList()));
            }
        }
        return figures;
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        long slices = 0;
        long disturbed = 0;
        for (ForkGroup group : course.used()) {
            slices += group.slices();
            disturbed += group.disturbedSlices();
        }
        if (disturbed > 0) {
            notes.add(disturbed + " of " + slices + " slices were disturbed");
        }
        ForkModes modes = judgement.modes();
        if (modes != null) {
            notes.add(modes.words());
        }
        return notes;
    }
}
