package dev.dyno.results.gate;

import dev.dyno.results.stats.SignedRank;
import java.util.ArrayList;
import java.util.List;

/**
 * The course of one comparison through its protocol, replayed from what was measured. The first
 * look that decides ends the screening; groups beyond it, and fresh groups beyond the planned
 * number, are not used. So the course is the same however long somebody went on measuring.
 *
 * @param state where it stands
 * @param direction of the suspected change: 1 slower, -1 faster, 0 none
 * @param look the last look taken, or -1 before the first
 * @param used the fork groups that count, screening first
 * @param screened how many of them are the screening's
 * @param groupsMissing how many more groups the state needs
 */
record Course(
        State state,
        int direction,
        int look,
        List<ForkGroup> used,
        int screened,
        int groupsMissing) {
    /** The level at which a look suspects a change, and at which fresh groups agree with it. */
    static final double SUSPICION_ALPHA = 0.05;

    /** Where a comparison stands. */
    enum State {
        /** Groups are missing until the next look. */
        SCREENING,
        /** A look excluded changes of the size to be detected. */
        SAME,
        /** A look suspects a change; fresh groups are missing. */
        SUSPECTED,
        /** A look suspected a change, and the fresh groups are there. */
        CHECKED,
        /** The last look decided nothing. */
        EXHAUSTED
    }

    /** Replays a comparison that is one of {@code suiteSize}. */
    static Course of(Comparison comparison, int suiteSize) {
        LookPlan plan = comparison.settings().looks();
        List<ForkGroup> screening = comparison.screening();
        for (int look = 0; look < plan.looks(); look++) {
            int groups = plan.screeningGroups().get(look);
            if (screening.size() < groups) {
                return new Course(
                        State.SCREENING,
                        0,
                        look - 1,
                        look == 0 ? List.of() : before(comparison, look),
                        look == 0 ? 0 : plan.screeningGroups().get(look - 1),
                        groups - screening.size());
            }
            List<ForkGroup> seen = screening.subList(0, groups);
            double[] logs = logRatios(seen, Arm.CANDIDATE, comparison.reduction());
            if (isSame(logs, comparison.settings(), look)) {
                return new Course(State.SAME, 0, look, seen, groups, 0);
            }
            int direction = suspicion(logs, comparison.settings());
            if (direction != 0) {
                return suspected(comparison, suiteSize, look, direction);
            }
        }
        int last = plan.looks() - 1;
        return new Course(
                State.EXHAUSTED,
                0,
                last,
                before(comparison, plan.looks()),
                plan.screeningGroups().getLast(),
                0);
    }

    /** Returns the log ratios of an arm to the base, one per group. */
    static double[] logRatios(List<ForkGroup> groups, Arm arm, Reduction reduction) {
        return groups.stream().mapToDouble(group -> group.logRatio(arm, reduction)).toArray();
    }

    /**
     * Answers whether a change of the size to be detected is excluded in both directions, by two
     * one-sided tests (Schuirmann 1987). A look has half of its share of the error; the other half
     * is kept for the test after a confirmation.
     */
    static boolean isSame(double[] logs, GateSettings settings, int look) {
        double level = settings.missAlpha() * settings.looks().share(look, settings.missAlpha());
        return pEquivalence(logs, settings) <= level / 2;
    }

    /** Returns the p-value of the two one-sided tests against a change of the size to detect. */
    static double pEquivalence(double[] logs, GateSettings settings) {
        double margin = Math.log1p(settings.detectFraction());
        double[] above = new double[logs.length];
        double[] below = new double[logs.length];
        for (int index = 0; index < logs.length; index++) {
            above[index] = logs[index] - margin;
            below[index] = logs[index] + margin;
        }
        return Math.max(SignedRank.pLess(above), SignedRank.pGreater(below));
    }

    /** Returns the smallest log ratio that counts as a change: half of what is to be detected. */
    static double bar(GateSettings settings) {
        return Math.log1p(settings.detectFraction()) / 2;
    }

    private static int suspicion(double[] logs, GateSettings settings) {
        double estimate = SignedRank.estimate(logs);
        if (estimate > bar(settings) && SignedRank.pGreater(logs) <= SUSPICION_ALPHA) {
            return 1;
        }
        return estimate < -bar(settings) && SignedRank.pLess(logs) <= SUSPICION_ALPHA ? -1 : 0;
    }

    private static Course suspected(Comparison comparison, int suiteSize, int look, int direction) {
        int screened = comparison.settings().looks().screeningGroups().get(look);
        int wanted = confirmationGroups(comparison.settings(), suiteSize, look);
        List<ForkGroup> used = new ArrayList<>(comparison.screening().subList(0, screened));
        int present = comparison.confirmation().size();
        if (present < wanted) {
            return new Course(State.SUSPECTED, direction, look, used, screened, wanted - present);
        }
        used.addAll(comparison.confirmation().subList(0, wanted));
        return new Course(State.CHECKED, direction, look, used, screened, 0);
    }

    /** Returns how many fresh groups follow a suspicion at a look. */
    static int confirmationGroups(GateSettings settings, int suiteSize, int look) {
        LookPlan plan = settings.looks();
        double alpha = settings.alphaInForce(suiteSize);
        return plan.confirmationGroups(look, alpha * plan.share(look, settings.comparisonAlpha()));
    }

    private static List<ForkGroup> before(Comparison comparison, int look) {
        int groups = comparison.settings().looks().screeningGroups().get(look - 1);
        return comparison.screening().subList(0, groups);
    }

    /** Returns the groups of the confirmation that count. */
    List<ForkGroup> fresh() {
        return used.subList(screened, used.size());
    }
}
