package dev.dyno.harness.run;

import dev.dyno.results.model.RunManifest.PlannedTrial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Estimates how long trials still take: as long as earlier ones of the same implementation on the
 * same workloads took on average; where there was none, as long as their budget says, times what
 * the others took over theirs. Used by one thread.
 */
final class TimeLeft {
    private final ToDoubleFunction<PlannedTrial> budgetSeconds;
    private final Map<List<String>, double[]> spent = new HashMap<>();
    private double spentSeconds;
    private double budgetedSeconds;

    /**
     * Creates an estimate that has seen nothing.
     *
     * @param budgetSeconds what a trial is meant to take
     */
    TimeLeft(ToDoubleFunction<PlannedTrial> budgetSeconds) {
        this.budgetSeconds = budgetSeconds;
    }

    /** Learns how long a trial took. */
    void took(PlannedTrial trial, double seconds) {
        double[] sumAndCount = spent.computeIfAbsent(kind(trial), _ -> new double[2]);
        sumAndCount[0] += seconds;
        sumAndCount[1]++;
        spentSeconds += seconds;
        budgetedSeconds += budgetSeconds.applyAsDouble(trial);
    }

    /** Returns how long these trials will take, in seconds. */
    double seconds(List<PlannedTrial> trials) {
        double seconds = 0;
        for (PlannedTrial trial : trials) {
            double[] sumAndCount = spent.get(kind(trial));
            seconds +=
                    sumAndCount == null
                            ? budgetSeconds.applyAsDouble(trial) * overrun()
                            : sumAndCount[0] / sumAndCount[1];
        }
        return seconds;
    }

    private double overrun() {
        return budgetedSeconds == 0 ? 1 : spentSeconds / budgetedSeconds;
    }

    /** The order of the workloads varies from round to round and does not matter here. */
    private static List<String> kind(PlannedTrial trial) {
        List<String> kind = new ArrayList<>(List.of(trial.contract(), trial.implementation()));
        kind.addAll(new TreeSet<>(trial.workloads()));
        return kind;
    }
}
