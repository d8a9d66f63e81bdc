package dev.dyno.results.store;

import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.RunManifest.PlannedTrial;
import dev.dyno.results.model.RunManifest.WorkloadInfo;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.model.TrialResult.ClosedLoopSamples;
import dev.dyno.results.model.TrialResult.OpenLoopSamples;
import dev.dyno.results.stats.BrokenHistogramException;
import dev.dyno.results.stats.StoredHistograms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells why a file that has the right form cannot be what the harness wrote, so that statistics
 * need not defend themselves. Each method returns the reason, or null when there is none.
 */
final class TrialChecks {
    private TrialChecks() {}

    /** Checks ids that become names of files. */
    static @Nullable String planProblem(List<PlannedTrial> plan) {
        for (int index = 0; index < plan.size(); index++) {
            PlannedTrial trial = plan.get(index);
            if (trial.index() != index) {
                return "plan[" + index + "] has another index, " + trial.index();
            }
            for (String workload : trial.workloads()) {
                try {
                    TrialName name = new TrialName(index, trial.implementation(), workload, 0);
                    assert !name.stem().isEmpty();
                } catch (IllegalArgumentException foreign) {
                    return "plan[" + index + "]: " + foreign.getMessage();
                }
            }
        }
        return null;
    }

    /** Checks that a trial that claims samples has them, in a form that figures can be made of. */
    static @Nullable String samplesProblem(TrialResult trial, WorkloadInfo workload) {
        if (trial.attempt() < 0) {
            return "its attempt is " + trial.attempt();
        }
        if (!trial.status().equals("ok")) {
            return null;
        }
        try {
            return workload.kind().equals("open_loop")
                    ? openLoopProblem(trial.openLoop())
                    : closedLoopProblem(trial.closedLoop());
        } catch (BrokenHistogramException broken) {
            return broken.getMessage();
        }
    }

    private static @Nullable String closedLoopProblem(@Nullable ClosedLoopSamples samples) {
        if (samples == null || samples.iterations().isEmpty()) {
            return "it is of a closed loop, and has no iterations";
        }
        if (samples.operationsPerIteration() <= 0) {
            return "operations_per_iteration is " + samples.operationsPerIteration();
        }
        int count = samples.iterations().size();
        if (samples.steadyFromIndex() < -1 || samples.steadyFromIndex() >= count) {
            return "steady_from_index is "
                    + samples.steadyFromIndex()
                    + ", and there are "
                    + count
                    + " iterations";
        }
        for (int index = 0; index < count; index++) {
            if (samples.iterations().get(index).index() != index
                    || samples.iterations().get(index).durationNanos() <= 0) {
                return "iterations[" + index + "] has another index or no duration";
            }
        }
        return null;
    }

    private static @Nullable String openLoopProblem(List<OpenLoopSamples> rates) {
        if (rates.isEmpty()) {
            return "it is of an open loop, and has no offered rate";
        }
        for (OpenLoopSamples samples : rates) {
            if (samples.offeredPerSecond() <= 0 || samples.durationNanos() <= 0) {
                return "an offered rate or its duration is not positive";
            }
            StoredHistograms.decode(samples.responseHistogram());
            samples.stageHistograms().values().forEach(StoredHistograms::decode);
        }
        return null;
    }

    /** Checks the histograms of a passport. */
    static @Nullable String passportProblem(MachinePassport passport) {
        try {
            passport.jitter().forEach(cpu -> StoredHistograms.decode(cpu.histogram()));
            return null;
        } catch (BrokenHistogramException broken) {
            return broken.getMessage();
        }
    }
}
