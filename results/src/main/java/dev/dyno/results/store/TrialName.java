package dev.dyno.results.store;

import dev.dyno.results.model.TrialResult;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What names the files of one workload's measurement in one trial.
 *
 * @param trialIndex the planned trial, 0 to 999,999
 * @param implementation its id, kebab-case
 * @param workload its id, kebab-case parts joined by slashes
 * @param attempt 0, or higher for a repetition
 */
public record TrialName(int trialIndex, String implementation, String workload, int attempt) {
    private static final String KEBAB = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final Pattern IMPLEMENTATION = Pattern.compile(KEBAB);
    private static final Pattern WORKLOAD = Pattern.compile(KEBAB + "(/" + KEBAB + ")*");
    private static final int TRIAL_INDEX_MAX = 999_999;

    /** Checks that no part can name a file outside the run's folder. */
    public TrialName {
        if (trialIndex < 0 || trialIndex > TRIAL_INDEX_MAX || attempt < 0) {
            throw new IllegalArgumentException(
                    "trial " + trialIndex + ", attempt " + attempt + " is out of range");
        }
        if (!IMPLEMENTATION.matcher(implementation).matches()) {
            throw new IllegalArgumentException(
                    "the implementation id '" + implementation + "' is not kebab-case");
        }
        if (!WORKLOAD.matcher(workload).matches()) {
            throw new IllegalArgumentException(
                    "the workload id '" + workload + "' is not kebab-case parts joined by /");
        }
    }

    /** Returns the name of a result. */
    public static TrialName of(TrialResult result) {
        return new TrialName(
                result.trialIndex(), result.implementation(), result.workload(), result.attempt());
    }

    /** Returns {@code 0007-ladder-matching-flow-normal}, with {@code -a1} for a repetition. */
    public String stem() {
        return prefix() + "-" + workload.replace('/', '-') + suffix();
    }

    /** Returns {@code 0007-ladder}, with {@code -a1} for a repetition: for the trial's own log. */
    public String trialStem() {
        return prefix() + suffix();
    }

    private String prefix() {
        return String.format(Locale.ROOT, "%04d-%s", trialIndex, implementation);
    }

    private String suffix() {
        return attempt == 0 ? "" : "-a" + attempt;
    }
}
