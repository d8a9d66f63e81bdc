package dev.dyno.results.gate;

import java.util.List;

/**
 * When the data are looked at. Looks and their shares of the error are fixed before measuring; what
 * was measured beyond the look that decided is not used. So nobody can measure until it fits.
 *
 * @param screeningGroups the cumulative number of fork groups at each look, ascending
 * @param spending how the error is spread over the looks
 * @param confirmationGroupsMin the fewest fresh fork groups that confirm a change, at least 5
 */
public record LookPlan(
        List<Integer> screeningGroups, Spending spending, int confirmationGroupsMin) {
    /** The most fork groups of a comparison. */
    public static final int GROUPS_MAX = 200;

    /** With fewer, fresh forks could not agree at a level of 5 %. */
    private static final int CONFIRMATION_GROUPS_MIN = 5;

    /** Groups beyond those whose unanimous signs would do, so that one contrary sign is no veto. */
    private static final int SLACK_GROUPS = 3;

    /**
     * Checks the plan.
     *
     * @throws IllegalArgumentException if it cannot be followed
     */
    public LookPlan {
        screeningGroups = List.copyOf(screeningGroups);
        int before = 0;
        for (int groups : screeningGroups) {
            if (groups <= before) {
                throw new IllegalArgumentException(
                        "looks at " + screeningGroups + " groups; wanted: ascending, above 0");
            }
            before = groups;
        }
        if (before == 0 || before > GROUPS_MAX / 2) {
            throw new IllegalArgumentException(
                    "looks at " + screeningGroups + " groups; wanted: 1 to " + GROUPS_MAX / 2);
        }
        if (confirmationGroupsMin < CONFIRMATION_GROUPS_MIN
                || confirmationGroupsMin > GROUPS_MAX / 2) {
            throw new IllegalArgumentException(
                    confirmationGroupsMin
                            + " groups to confirm; wanted: "
                            + CONFIRMATION_GROUPS_MIN
                            + " to "
                            + GROUPS_MAX / 2);
        }
    }

    /** Returns the number of looks before a confirmation. */
    public int looks() {
        return screeningGroups.size();
    }

    /**
     * Returns the share of the error that belongs to a look; the shares add up to 1.
     *
     * @param look 0 for the first
     */
    double share(int look, double alpha) {
        double before = look == 0 ? 0 : spending.spent(fraction(look - 1), alpha);
        return (spending.spent(fraction(look), alpha) - before) / alpha;
    }

    /**
     * Returns how many fresh groups confirm a change that a look suspects. The number depends on
     * the plan alone, never on the data, and is large enough for the p-value that is wanted: n
     * groups give none below 2⁻ⁿ.
     *
     * @param alpha the level that the p-value over all groups must reach
     */
    int confirmationGroups(int look, double alpha) {
        int attainable = (int) Math.ceil(Math.log(1 / alpha) / Math.log(2)) + SLACK_GROUPS;
        int wanted = Math.max(confirmationGroupsMin, attainable - screeningGroups.get(look));
        return Math.min(wanted, GROUPS_MAX / 2);
    }

    private double fraction(int look) {
        return screeningGroups.get(look) / (double) screeningGroups.getLast();
    }
}
