package dev.dyno.harness.run;

import dev.dyno.workloads.Profile;
import java.time.Duration;

/**
 * How much of everything a profile spends.
 *
 * @param closedLoopForks trials per implementation for closed-loop workloads; a 95 % interval needs
 *     six
 * @param openLoopForks trials per implementation for open-loop workloads
 * @param oneWorkloadPerTrial whether each closed-loop workload has a JVM of its own
 * @param closedLoopSeconds per workload and trial, warm-up included
 * @param openLoopSeconds per rate and trial, after its warm-up
 * @param trialTimeout after which a trial is killed
 */
record RunSettings(
        int closedLoopForks,
        int openLoopForks,
        boolean oneWorkloadPerTrial,
        double closedLoopSeconds,
        double openLoopSeconds,
        Duration trialTimeout) {

    static RunSettings of(Profile profile) {
        return switch (profile) {
            case SMOKE -> new RunSettings(1, 1, false, 0.2, 0.2, Duration.ofSeconds(60));
            case QUICK -> new RunSettings(6, 2, false, 0.7, 0.6, Duration.ofSeconds(90));
            case STANDARD -> new RunSettings(10, 5, true, 4, 4, Duration.ofMinutes(5));
            case RIGOROUS -> new RunSettings(20, 10, true, 10, 10, Duration.ofMinutes(15));
        };
    }
}
