package dev.dyno.workloads.matching.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Takes steps out of a failing run for as long as the rest still fails, so that a reader sees what
 * it comes down to.
 *
 * <p>Source: Zeller, Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", IEEE TSE
 * 28(2), 2002; here without their test of single chunks, since a history rarely fails in the
 * middle.
 */
final class Shrinker {
    /** What a trial answers for steps that do not fail. */
    static final int PASSES = -1;

    /** How many steps all trials apply together at most, so that a failure is reported soon. */
    private static final long STEPS_MAX = 300_000;

    private final ToIntFunction<List<Step>> trial;
    private long stepsApplied;

    /**
     * Creates a shrinker.
     *
     * @param trial applies steps to new books; returns how many of them it takes to fail, or {@link
     *     #PASSES}
     */
    Shrinker(ToIntFunction<List<Step>> trial) {
        this.trial = trial;
    }

    /** Returns a shorter list that still fails, or an empty one if the given list does not. */
    List<Step> shrink(List<Step> failing) {
        List<Step> shortest = failingPart(failing);
        for (int chunk = shortest.size() / 2; chunk > 0; chunk /= 2) {
            int end = shortest.size();
            while (end > 0 && stepsApplied < STEPS_MAX) {
                int start = Math.max(0, end - chunk);
                List<Step> rest = failingPart(without(shortest, start, end));
                if (!rest.isEmpty()) {
                    shortest = rest;
                }
                end = Math.min(start, shortest.size());
            }
        }
        return shortest;
    }

    private List<Step> failingPart(List<Step> steps) {
        int failsAfter = steps.isEmpty() ? PASSES : trial.applyAsInt(steps);
        stepsApplied += steps.size();
        return failsAfter == PASSES ? List.of() : steps.subList(0, failsAfter);
    }

    private static List<Step> without(List<Step> steps, int start, int end) {
        List<Step> rest = new ArrayList<>(steps.size());
        rest.addAll(steps.subList(0, start));
        rest.addAll(steps.subList(end, steps.size()));
        return rest;
    }
}
