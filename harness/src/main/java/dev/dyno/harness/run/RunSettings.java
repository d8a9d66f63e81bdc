package dev.dyno.harness.run;

import dev.dyno.workloads.Profile;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much of everything a profile spends.
 *
 * @param closedLoopForks trials per implementation for closed-loop workloads; a 95 % interval needs
 *     six
 * @param openLoopForks trials per implementation for open-loop workloads
 * @param oneWorkloadPerTrial whether each closed-loop workload has a JVM of its own
 * @param closedLoopSeconds per workload and trial, warm-up included
 * @param openLoopSeconds per rate and trial, after its warm-up
 * @param trialTimeout after how long without a finished workload a trial is killed; the same holds
 *     for all conformance cases of one implementation together
 * @param timeLimit no round of trials is begun that would end later than this after the run's
 *     start, and no trial repeated; null for no limit
 */
record RunSettings(
        int closedLoopForks,
        int openLoopForks,
        boolean oneWorkloadPerTrial,
        double closedLoopSeconds,
        double openLoopSeconds,
        Duration trialTimeout,
        @Nullable Duration timeLimit) {

    /** Returns what a profile spends. */
    static RunSettings of(Profile profile) {
        return switch (profile) {
            case SMOKE -> new RunSettings(1, 1, false, 0.2, 0.2, Duration.ofSeconds(60), null);
            case QUICK ->
                    new RunSettings(
                            6, 6, false, 0.5, 0.2, Duration.ofSeconds(60), Duration.ofSeconds(285));
            case STANDARD -> new RunSettings(10, 6, true, 4, 4, Duration.ofMinutes(3), null);
            case RIGOROUS -> new RunSettings(20, 10, true, 10, 10, Duration.ofMinutes(10), null);
        };
    }

    /** Returns the profile's settings with what the user sets otherwise. */
    static RunSettings of(RunOptions options) {
        RunSettings profile = of(options.profile());
        return new RunSettings(
                profile.closedLoopForks,
                profile.openLoopForks,
                profile.oneWorkloadPerTrial,
                profile.closedLoopSeconds,
                profile.openLoopSeconds,
                options.trialTimeout() == null ? profile.trialTimeout : options.trialTimeout(),
                options.timeLimit() == null ? profile.timeLimit : options.timeLimit());
    }
}
