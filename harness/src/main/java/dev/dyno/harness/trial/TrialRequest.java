package dev.dyno.harness.trial;

import dev.dyno.workloads.Input;
import java.util.List;
import java.util.Map;

/**
 * What the parent asks of one trial's process, as JSON in the file that is its only argument. The
 * process writes one {@code TrialResult} for each workload, as soon as it is finished, to {@code
 * <outputFolder>/<workload id with / replaced by ->.json}, and what it has to say to its standard
 * output. It exits with 0 when every workload has a result, whatever its status. It ends after a
 * workload that failed; those that then have no result need a new process.
 *
 * @param domain the domain's id
 * @param implementation the id of the one implementation that this process measures
 * @param workloads in the order in which they are measured
 * @param outputFolder an existing folder, absolute
 * @param seed for arrival schedules
 * @param parentProcessId whose CPU time is not foreign
 * @param closedLoopSeconds about how long one closed-loop workload may take, warm-up included
 * @param openLoopSeconds how long each rate is measured, after its warm-up
 * @param pins CPUs that take the place of those of the placement plan, by the roles' ids
 * @param cpuProfile whether async-profiler is to write a flame graph to the output folder
 */
public record TrialRequest(
        int trialIndex,
        int attempt,
        String domain,
        String contract,
        String implementation,
        int fork,
        String profile,
        List<Item> workloads,
        String outputFolder,
        long seed,
        long parentProcessId,
        double closedLoopSeconds,
        double openLoopSeconds,
        Map<String, Integer> pins,
        boolean cpuProfile) {

    /**
     * One workload with its prepared input.
     *
     * @param ratesPerSecond the offered rates of an open-loop workload, ascending; else empty
     */
    public record Item(String workload, Input input, List<Double> ratesPerSecond) {}
}
