package dev.dyno.results.summary;

import dev.dyno.results.model.RunManifest.ImplementationInfo;
import dev.dyno.results.model.RunManifest.WorkloadInfo;
import dev.dyno.results.model.RunSummary.Interval;
import dev.dyno.results.model.RunSummary.RatePercentiles;
import dev.dyno.results.model.RunSummary.Ratio;
import dev.dyno.results.model.RunSummary.Row;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.model.TrialResult.ClosedLoopSamples;
import dev.dyno.results.model.TrialResult.Iteration;
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

    RowBuilder(
            WorkloadInfo workload, ImplementationInfo implementation, Summaries.Standing standing) {
        this.workload = workload;
        this.implementation = implementation;
        this.standing = standing;
    }

    Row withoutFigures() {
        return row(null, null, 0, List.of(), null, null, List.of());
    }

    Row measured(List<TrialResult> forks, List<TrialResult> reference) {
        return workload.kind().equals("open_loop")
                ? openLoop(forks, reference)
                : closedLoop(forks, reference);
    }

    private Row closedLoop(List<TrialResult> forks, List<TrialResult> reference) {
        double[] logs = new double[forks.size()];
        @Nullable Double worstAllocation = null;
        for (int fork = 0; fork < logs.length; fork++) {
            logs[fork] = Math.log(throughput(forks.get(fork)));
            ClosedLoopSamples samples = forks.get(fork).closedLoop();
            @Nullable Double bytes = samples == null ? null : samples.allocatedBytesPerOperation();
            if (bytes != null && (worstAllocation == null || bytes > worstAllocation)) {
                worstAllocation = bytes;
            }
        }
        return row(
                Math.exp(SignedRank.estimate(logs)),
                exponential(SignedRank.interval(logs)),
                logs.length,
                List.of(),
                ratio(forks, reference),
                worstAllocation,
                notes(forks));
    }

    private static @Nullable Ratio ratio(List<TrialResult> forks, List<TrialResult> reference) {
        List<Double> logs = new ArrayList<>();
        for (TrialResult fork : forks) {
            for (TrialResult other : reference) {
                if (other.fork() == fork.fork()) {
                    logs.add(Math.log(throughput(fork) / throughput(other)));
                }
            }
        }
        if (logs.isEmpty()) {
            return null;
        }
        double[] values = logs.stream().mapToDouble(Double::doubleValue).toArray();
        return new Ratio(
                Math.exp(SignedRank.estimate(values)),
                exponential(SignedRank.interval(values)),
                values.length);
    }

    private static @Nullable Interval exponential(@Nullable Interval logs) {
        return logs == null
                ? null
                : new Interval(Math.exp(logs.low()), Math.exp(logs.high()), logs.confidence());
    }

    /**
     * Returns a fork's one figure: the median over its steady iterations, in operations a second.
     */
    private static double throughput(TrialResult fork) {
        ClosedLoopSamples samples = fork.closedLoop();
        if (samples == null || samples.iterations().isEmpty()) {
            throw new IllegalStateException("trial " + fork.trialIndex() + " has no samples");
        }
        double[] durations =
                samples.iterations().stream()
                        .filter(iteration -> isSteady(samples, iteration))
                        .mapToDouble(Iteration::durationNanos)
                        .sorted()
                        .toArray();
        int middle = durations.length / 2;
        double median =
                durations.length % 2 == 1
                        ? durations[middle]
                        : (durations[middle - 1] + durations[middle]) / 2;
        return samples.operationsPerIteration() * 1e9 / median;
    }

    /** Where no steady state was found the second half stands in, and a note says so. */
    private static boolean isSteady(ClosedLoopSamples samples, Iteration iteration) {
        int from = samples.steadyFromIndex();
        return iteration.index() >= (from >= 0 ? from : samples.iterations().size() / 2);
    }

    private Row openLoop(List<TrialResult> forks, List<TrialResult> reference) {
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
                OpenLoopRates.ratio(rates, OpenLoopRates.of(reference)),
                null,
                notes);
    }

    private static boolean isUnsteady(TrialResult fork) {
        @Nullable ClosedLoopSamples samples = fork.closedLoop();
        return samples != null && samples.steadyFromIndex() < 0;
    }

    private static List<String> notes(List<TrialResult> forks) {
        Set<String> notes = new LinkedHashSet<>();
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
            notes.add("a thread was not verified on its CPU in " + unverified + " forks");
        }
        forks.forEach(fork -> notes.addAll(fork.notes()));
        return List.copyOf(notes);
    }

    private Row row(
            @Nullable Double estimate,
            @Nullable Interval interval,
            int forks,
            List<RatePercentiles> percentiles,
            @Nullable Ratio ratio,
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
                workload.kind().equals("open_loop")
                        ? "response_nanos_p99"
                        : workload.operationUnit() + "_per_second",
                estimate,
                interval,
                forks,
                percentiles,
                ratio,
                allocation,
                notes);
    }
}
