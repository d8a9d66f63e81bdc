package dev.dyno.results.summary;

import dev.dyno.results.model.ConformanceResult;
import dev.dyno.results.model.MachinePassport.FsyncFloor;
import dev.dyno.results.model.RunManifest.ImplementationInfo;
import dev.dyno.results.model.RunManifest.PlannedTrial;
import dev.dyno.results.model.RunManifest.WorkloadInfo;
import dev.dyno.results.model.RunSummary;
import dev.dyno.results.model.RunSummary.RatePercentiles;
import dev.dyno.results.model.RunSummary.Row;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.store.StoredRun;
import dev.dyno.results.summary.RowBuilder.Opponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Computes the summary of a stored run: a row for each workload and selected implementation, also
 * for those that gave no figure. The reference comes first in each workload, since the others'
 * ratios rest on it.
 */
public final class Summaries {
    /** Weaker before stronger. */
    private static final Comparator<Row> STRENGTH =
            Comparator.comparingDouble(Summaries::highestSustained)
                    .thenComparingDouble(Summaries::merit);

    private Summaries() {}

    /** Returns the summary, with the strongest peer of each workload as what ratios compare. */
    public static RunSummary summarise(StoredRun run) {
        return summarise(run, null);
    }

    /**
     * Returns the summary; never fails on an interrupted or cut-off run.
     *
     * @param compareTo the id of what ratios compare besides the reference, or null for the
     *     strongest peer of each workload: that of the greatest throughput, and in an open loop
     *     that of the highest sustained rate, or of the lowest p99 there
     */
    public static RunSummary summarise(StoredRun run, @Nullable String compareTo) {
        List<Row> rows = new ArrayList<>();
        for (WorkloadInfo workload : run.manifest().workloads()) {
            rows.addAll(workloadRows(run, workload, compareTo));
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
        boolean isComplete = run.end() != null && run.end().status().equals("complete");
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (PlannedTrial trial : run.manifest().plan()) {
            if (run.trials().stream().noneMatch(one -> one.trialIndex() == trial.index())
                    && !isRefused(gate(run, trial.contract(), trial.implementation()))) {
                counts.merge(trial.implementation(), 1, Integer::sum);
            }
        }
        counts.forEach((id, count) ->
                missing.add(
                        count
                                + (count == 1 ? " trial of " : " trials of ")
                                + id
                                + (isComplete ? ", for which the run's time was too short" : "")));
        return missing;
    }

    /** One implementation on one workload. */
    private record Contestant(
            RowBuilder builder,
            ImplementationInfo info,
            Standing standing,
            List<TrialResult> good) {
        boolean isValid() {
            return standing.verdict().equals("valid");
        }

        boolean isReference() {
            return info.kind().equals("reference");
        }
    }

    private static List<Row> workloadRows(
            StoredRun run, WorkloadInfo workload, @Nullable String compareTo) {
        List<Contestant> contestants =
                run.manifest().implementations().stream()
                        .filter(one -> one.contract().equals(workload.contract()))
                        .filter(ImplementationInfo::selected)
                        .sorted(Comparator.comparing(one -> !one.kind().equals("reference")))
                        .map(one -> contestant(run, workload, one))
                        .toList();
        List<TrialResult> reference =
                contestants.stream()
                        .filter(one -> one.isReference() && one.isValid())
                        .findFirst()
                        .map(Contestant::good)
                        .orElse(List.of());
        @Nullable Opponent opponent = opponent(contestants, compareTo);
        List<Row> rows = new ArrayList<>();
        for (Contestant one : contestants) {
            rows.add(
                    one.isValid()
                            ? one.builder().measured(one.good(), reference, opponent)
                            : one.builder().withoutFigures());
        }
        return rows;
    }

    private static Contestant contestant(
            StoredRun run, WorkloadInfo workload, ImplementationInfo implementation) {
        List<TrialResult> trials =
                Forks.lastAttempts(run, workload.contract(), workload.id(), implementation.id());
        Standing standing = standing(run, workload, implementation, trials);
        return new Contestant(
                new RowBuilder(workload, implementation, standing, floor(run)),
                implementation,
                standing,
                trials.stream().filter(trial -> trial.status().equals("ok")).toList());
    }

    private static @Nullable FsyncFloor floor(StoredRun run) {
        return run.passport() == null ? null : run.passport().fsyncFloor();
    }

    private static @Nullable Opponent opponent(
            List<Contestant> contestants, @Nullable String compareTo) {
        return contestants.stream()
                .filter(Contestant::isValid)
                .filter(one ->
                        compareTo == null
                                ? one.info().kind().equals("peer")
                                : one.info().id().equals(compareTo))
                .max(
                        Comparator.comparing(
                                one -> one.builder().measured(one.good(), List.of(), null),
                                STRENGTH))
                .map(one -> new Opponent(one.info().id(), one.good()))
                .orElse(null);
    }

    private static double highestSustained(Row row) {
        return row.percentiles().stream()
                .filter(RatePercentiles::sustained)
                .mapToDouble(RatePercentiles::offeredPerSecond)
                .max()
                .orElse(0);
    }

    private static double merit(Row row) {
        @Nullable Double estimate = row.estimate();
        if (estimate == null) {
            return Double.NEGATIVE_INFINITY;
        }
        return row.kind().equals("open_loop") ? -estimate : estimate;
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
        @Nullable ConformanceResult gate =
                gate(run, implementation.contract(), implementation.id());
        if (gate != null && isRefused(gate)) {
            return new Standing(gate.verdict(), gate.reason());
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
        return planned || gate == null
                ? new Standing("missing", "the run ended before it was measured")
                : new Standing(
                        "unsupported",
                        "lacks " + String.join(", ", implementation.missingCapabilities()));
    }

    private static @Nullable ConformanceResult gate(
            StoredRun run, String contract, String implementation) {
        return run.conformance().stream()
                .filter(one -> one.implementation().equals(implementation))
                .filter(one -> one.contract().equals(contract))
                .findFirst()
                .orElse(null);
    }

    private static boolean isRefused(@Nullable ConformanceResult gate) {
        return gate != null && !gate.verdict().equals("valid");
    }
}
