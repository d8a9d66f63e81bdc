package dev.dyno.results.summary;

import dev.dyno.results.model.ConformanceResult;
import dev.dyno.results.model.RunManifest.ImplementationInfo;
import dev.dyno.results.model.RunManifest.PlannedTrial;
import dev.dyno.results.model.RunManifest.WorkloadInfo;
import dev.dyno.results.model.RunSummary;
import dev.dyno.results.model.RunSummary.Row;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.store.StoredRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Computes the summary of a stored run: a row for each workload and selected implementation, also
 * for those that gave no figure. The reference comes first in each workload, since the others'
 * ratios rest on it.
 */
public final class Summaries {
    private Summaries() {}

    /** Returns the summary; never fails on an interrupted or cut-off run. */
    public static RunSummary summarise(StoredRun run) {
        List<Row> rows = new ArrayList<>();
        for (WorkloadInfo workload : run.manifest().workloads()) {
            rows.addAll(workloadRows(run, workload));
        }
        return new RunSummary(
                run.manifest().schemaVersion(),
                run.folder().toString(),
                run.manifest().runId(),
                run.end() == null ? "cut_off" : run.end().status(),
                missing(run),
                rows);
    }

    private static List<String> missing(StoredRun run) {
        List<String> missing = new ArrayList<>(run.problems());
        if (run.passport() == null) {
            missing.add("the machine's passport");
        }
        Map<String, Integer> counts = new HashMap<>();
        for (PlannedTrial trial : run.manifest().plan()) {
            if (run.trials().stream().noneMatch(one -> one.trialIndex() == trial.index())) {
                counts.merge(trial.implementation(), 1, Integer::sum);
            }
        }
        counts.forEach((id, count) -> missing.add(count + " trials of " + id));
        return missing;
    }

    private static List<Row> workloadRows(StoredRun run, WorkloadInfo workload) {
        List<ImplementationInfo> selected =
                run.manifest().implementations().stream()
                        .filter(one -> one.contract().equals(workload.contract()))
                        .filter(ImplementationInfo::selected)
                        .sorted(Comparator.comparing(one -> !one.kind().equals("reference")))
                        .toList();
        List<Row> rows = new ArrayList<>();
        List<TrialResult> reference = List.of();
        for (ImplementationInfo implementation : selected) {
            List<TrialResult> trials =
                    Forks.lastAttempts(
                            run, workload.contract(), workload.id(), implementation.id());
            Standing standing = standing(run, workload, implementation, trials);
            List<TrialResult> good =
                    trials.stream().filter(trial -> trial.status().equals("ok")).toList();
            if (implementation.kind().equals("reference")) {
                reference = good;
            }
            RowBuilder builder = new RowBuilder(workload, implementation, standing);
            rows.add(
                    standing.verdict().equals("valid")
                            ? builder.measured(good, reference)
                            : builder.withoutFigures());
        }
        return rows;
    }

    /** A verdict and, unless it is valid, why. */
    record Standing(String verdict, @Nullable String reason) {}

    private static Standing standing(
            StoredRun run,
            WorkloadInfo workload,
            ImplementationInfo implementation,
            List<TrialResult> trials) {
        if (!implementation.available()) {
            return new Standing("unavailable", implementation.reason());
        }
        Optional<ConformanceResult> gate =
                run.conformance().stream()
                        .filter(one -> one.implementation().equals(implementation.id()))
                        .filter(one -> one.contract().equals(implementation.contract()))
                        .findFirst();
        if (gate.isPresent() && !gate.get().verdict().equals("valid")) {
            return new Standing(gate.get().verdict(), gate.get().reason());
        }
        for (String status : List.of("invalid", "crashed", "out_of_memory", "timeout", "failed")) {
            for (TrialResult trial : trials) {
                if (trial.status().equals(status)) {
                    return new Standing(
                            status.equals("out_of_memory") ? "crashed" : status, trial.reason());
                }
            }
        }
        if (!trials.isEmpty()) {
            return new Standing("valid", null);
        }
        boolean planned =
                run.manifest().plan().stream()
                        .anyMatch(trial ->
                                trial.implementation().equals(implementation.id())
                                        && trial.workloads().contains(workload.id()));
        return planned || gate.isEmpty()
                ? new Standing("missing", "the run ended before it was measured")
                : new Standing(
                        "unsupported",
                        "lacks " + String.join(", ", implementation.missingCapabilities()));
    }
}
