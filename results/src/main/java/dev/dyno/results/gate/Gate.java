package dev.dyno.results.gate;

import dev.dyno.results.gate.GateResult.ComparisonResult;
import dev.dyno.results.gate.NextStep.Kind;
import dev.dyno.results.stats.Holm;
import dev.dyno.results.stats.SignedRank;
import java.util.ArrayList;
import java.util.List;

/**
 * The regression gate's protocol and verdicts. The caller measures what {@link #next} asks for,
 * comparison by comparison, until it says stop, and then has the suite judged:
 *
 * <pre>{@code
 * NextStep step = Gate.next(comparison, suiteSize);
 * while (step.kind() != NextStep.Kind.STOP) {
 *     comparison = ...;   // with step.groups() more groups of that kind
 *     step = Gate.next(comparison, suiteSize);
 * }
 * GateResult result = Gate.judge(comparisons);
 * }</pre>
 *
 * <p>A comparison is called slower (or, mirrored, faster) only if all of this holds:
 *
 * <ol>
 *   <li>a look at the screening groups suspected it, and fresh fork groups agree;
 *   <li>the exact sign-flip test over all these groups rejects no change at the level of the
 *       comparison, paid for the looks, and at the level of the suite by Holm's procedure;
 *   <li>a change of the size to be detected is not excluded, and the estimate exceeds half of it;
 *   <li>the estimate exceeds what chance makes of the A/A control;
 *   <li>the control arms are in bounds.
 * </ol>
 */
public final class Gate {
    private Gate() {}

    /**
     * Returns what to measure next.
     *
     * @param suiteSize how many comparisons will be judged together
     */
    public static NextStep next(Comparison comparison, int suiteSize) {
        return next(Course.of(comparison, suiteSize));
    }

    static NextStep next(Course course) {
        return switch (course.state()) {
            case SCREENING ->
                    new NextStep(
                            Kind.SCREEN,
                            course.groupsMissing(),
                            "the next look needs " + course.groupsMissing() + " more fork groups");
            case SUSPECTED ->
                    new NextStep(
                            Kind.CONFIRM,
                            course.groupsMissing(),
                            "confirm: needs " + course.groupsMissing() + " fresh fork groups");
            case SAME -> new NextStep(Kind.STOP, 0, "a change that matters is excluded");
            case CHECKED -> new NextStep(Kind.STOP, 0, "the fresh fork groups are measured");
            case EXHAUSTED -> new NextStep(Kind.STOP, 0, "the last look was taken");
        };
    }

    /**
     * Judges the comparisons of a suite together. May be called at any time; what is not finished
     * is inconclusive and says what it needs.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static GateResult judge(List<Comparison> suite) {
        List<ComparisonResult> results =
                judgements(suite).stream().map(ComparisonReport::of).toList();
        Verdict worst =
                results.stream()
                        .map(ComparisonResult::verdict)
                        .max(Gate::compareBadness)
                        .orElseThrow();
        boolean fails = results.stream().anyMatch(ComparisonResult::failsBuild);
        return new GateResult(GateResult.SCHEMA_VERSION, worst, fails, results);
    }

    /** Returns the verdicts alone, which is much cheaper than all that a reader wants to know. */
    public static List<Verdict> verdicts(List<Comparison> suite) {
        return judgements(suite).stream().map(one -> one.ruling().verdict()).toList();
    }

    private static List<Judgement> judgements(List<Comparison> suite) {
        if (suite.isEmpty()) {
            throw new IllegalArgumentException("no comparisons to judge");
        }
        List<Course> courses =
                suite.stream().map(comparison -> Course.of(comparison, suite.size())).toList();
        double[] slower = spent(suite, courses, 1);
        double[] faster = spent(suite, courses, -1);
        double[] slowerHolm = Holm.adjust(slower);
        double[] fasterHolm = Holm.adjust(faster);
        List<Judgement> judgements = new ArrayList<>();
        for (int index = 0; index < suite.size(); index++) {
            boolean isFaster = courses.get(index).direction() < 0;
            judgements.add(
                    new Judgement(
                            suite.get(index),
                            courses.get(index),
                            isFaster ? faster[index] : slower[index],
                            isFaster ? fasterHolm[index] : slowerHolm[index],
                            suite.size()));
        }
        return judgements;
    }

    private static int compareBadness(Verdict one, Verdict other) {
        List<Verdict> order =
                List.of(
                        Verdict.FASTER,
                        Verdict.SAME,
                        Verdict.INCONCLUSIVE,
                        Verdict.SLOWER,
                        Verdict.INVALID);
        return Integer.compare(order.indexOf(one), order.indexOf(other));
    }

    /**
     * Returns the p-values of a change in one direction, paid for the looks; 1 where no fresh
     * groups checked one. A comparison can reach its final test by one path per look; each path
     * owns its share of the error, so dividing by the share gives a valid p-value whatever look
     * suspected (a union bound over the looks).
     */
    private static double[] spent(List<Comparison> suite, List<Course> courses, int direction) {
        double[] pValues = new double[suite.size()];
        for (int index = 0; index < pValues.length; index++) {
            Course course = courses.get(index);
            pValues[index] = 1;
            if (course.state() == Course.State.CHECKED && course.direction() == direction) {
                Comparison comparison = suite.get(index);
                double[] logs =
                        Course.logRatios(course.used(), Arm.CANDIDATE, comparison.reduction());
                GateSettings settings = comparison.settings();
                double share = settings.looks().share(course.look(), settings.comparisonAlpha());
                pValues[index] = Math.min(1, pChange(logs, direction) / share);
            }
        }
        return pValues;
    }

    static double pChange(double[] logs, int direction) {
        return direction < 0 ? SignedRank.pLess(logs) : SignedRank.pGreater(logs);
    }
}
