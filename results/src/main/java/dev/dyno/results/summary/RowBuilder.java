package dev.dyno.results.summary;

import dev.dyno.results.model.MachinePassport.FsyncFloor;
import dev.dyno.results.model.RunManifest.ImplementationInfo;
import dev.dyno.results.model.RunManifest.WorkloadInfo;
import dev.dyno.results.model.RunSummary;
import dev.dyno.results.model.RunSummary.Comparison;
import dev.dyno.results.model.RunSummary.Interval;
import dev.dyno.results.model.RunSummary.RatePercentiles;
import dev.dyno.results.model.RunSummary.Ratio;
import dev.dyno.results.model.RunSummary.Row;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.model.TrialResult.ClosedLoopSamples;
import dev.dyno.results.model.TrialResult.ThreadPlacement;
import dev.dyno.results.stats.SignedRank;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Computes one row of a summary from the forks of one implementation on one workload. */
final class RowBuilder {
    private final WorkloadInfo workload;
    private final ImplementationInfo implementation;
    private final Summaries.Standing standing;
    private final @Nullable FsyncFloor floor;

    /**
     * Creates a builder.
     *
     * @param floor what the machine needs to flush a block, or null if that is not known
     */
    RowBuilder(
            WorkloadInfo workload,
            ImplementationInfo implementation,
            Summaries.Standing standing,
            @Nullable FsyncFloor floor) {
        this.workload = workload;
        this.implementation = implementation;
        this.standing = standing;
        this.floor = floor;
    }

    /** Who the forks are compared with besides the reference. */
    record Opponent(String implementation, List<TrialResult> forks) {}

    Row withoutFigures() {
        return row(null, null, 0, List.of(), null, null, null, List.of());
    }

    Row measured(
            List<TrialResult> forks, List<TrialResult> reference, @Nullable Opponent opponent) {
        @Nullable Ratio toReference = ratio(forks, reference);
        boolean isItself =
                opponent == null || opponent.implementation().equals(implementation.id());
        @Nullable Ratio toOpponent =
                opponent == null || isItself ? null : ratio(forks, opponent.forks());
        @Nullable Comparison comparison =
                opponent == null || toOpponent == null
                        ? null
                        : new Comparison(opponent.implementation(), toOpponent);
        return isOpenLoop()
                ? openLoop(forks, toReference, comparison)
                : closedLoop(forks, toReference, comparison);
    }

    private boolean isOpenLoop() {
        return workload.kind().equals("open_loop");
    }

    private @Nullable Ratio ratio(List<TrialResult> forks, List<TrialResult> base) {
        return isOpenLoop() ? OpenLoopRates.ratio(forks, base) : Forks.ratio(forks, base);
    }

    private Row closedLoop(
            List<TrialResult> forks, @Nullable Ratio toReference, @Nullable Comparison comparison) {
        double[] logs = new double[forks.size()];
        @Nullable Double worstAllocation = null;
        for (int fork = 0; fork < logs.length; fork++) {
            logs[fork] = Math.log(Forks.operationsPerSecond(forks.get(fork)));
            ClosedLoopSamples samples = forks.get(fork).closedLoop();
            @Nullable Double bytes = samples == null ? null : samples.allocatedBytesPerOperation();
            if (bytes != null && (worstAllocation == null || bytes > worstAllocation)) {
                worstAllocation = bytes;
            }
        }
        return row(
                Math.exp(SignedRank.estimate(logs)),
                Forks.exponential(SignedRank.interval(logs)),
                logs.length,
                List.of(),
                toReference,
                comparison,
                worstAllocation,
                notes(forks));
    }

    private Row openLoop(
            List<TrialResult> forks, @Nullable Ratio toReference, @Nullable Comparison comparison) {
        List<RatePercentiles> rates = OpenLoopRates.of(forks);
        @Nullable Long p99 = OpenLoopRates.highestSustainedP99(rates);
        List<String> notes = new ArrayList<>(notes(forks));
        for (RatePercentiles rate : rates) {
            if (!rate.sustained()) {
                notes.add(
                        String.format(
                                Locale.ROOT,
                                "did not sustain %,.0f per second",
                                rate.offeredPerSecond()));
            }
        }
        return row(
                p99 == null ? null : p99.doubleValue(),
                null,
                forks.size(),
                rates,
                toReference,
                comparison,
                null,
                notes);
    }

    private static boolean isUnsteady(TrialResult fork) {
        @Nullable ClosedLoopSamples samples = fork.closedLoop();
        return samples != null && samples.steadyFromIndex() < 0;
    }

    private List<String> notes(List<TrialResult> forks) {
        Set<String> notes = new LinkedHashSet<>();
        if (workload.waitsForStorage()) {
            notes.add(floor == null ? "the raw fsync floor is not known" : words(floor));
        }
        long unsteady = forks.stream().filter(RowBuilder::isUnsteady).count();
        if (unsteady > 0) {
            notes.add(
                    "no steady state in "
                            + unsteady
                            + " of "
                            + forks.size()
                            + " forks; the second half of the iterations stands in");
        }
        long unverified =
                forks.stream()
                        .filter(fork ->
                                fork.threads().isEmpty()
                                        || fork.threads().stream()
                                                .anyMatch(thread -> !thread.verified()))
                        .count();
        if (unverified > 0) {
            notes.add(
                    RunSummary.UNVERIFIED_NOTE
                            + " in "
                            + unverified
                            + " of "
                            + forks.size()
                            + " forks");
        }
        forks.forEach(fork -> fork.threads().forEach(thread -> addProblem(thread, notes)));
        forks.forEach(fork -> notes.addAll(fork.notes()));
        return List.copyOf(notes);
    }

    private static String words(FsyncFloor floor) {
        return String.format(
                Locale.ROOT,
                "raw fsync floor on %s: p50 %.0f µs, p99 %.0f µs (%s)",
                floor.fileSystem(),
                floor.nanosP50() / 1e3,
                floor.nanosP99() / 1e3,
                floor.method());
    }

    private static void addProblem(ThreadPlacement thread, Set<String> notes) {
        @Nullable String problem = thread.problem();
        if (problem != null) {
            notes.add(thread.role() + " thread: " + problem);
        }
    }

    private Row row(
            @Nullable Double estimate,
            @Nullable Interval interval,
            int forks,
            List<RatePercentiles> percentiles,
            @Nullable Ratio toReference,
            @Nullable Comparison comparison,
            @Nullable Double allocation,
            List<String> notes) {
        return new Row(
                workload.id(),
                workload.domain(),
                workload.contract(),
                implementation.id(),
                implementation.kind(),
                workload.kind(),
                standing.verdict(),
                standing.reason(),
                isOpenLoop() ? "response_nanos_p99" : workload.operationUnit() + "_per_second",
                estimate,
                interval,
                forks,
                percentiles,
                toReference,
                comparison,
                allocation,
                notes);
    }
}
