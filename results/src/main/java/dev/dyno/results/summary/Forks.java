package dev.dyno.results.summary;

import dev.dyno.results.model.RunSummary.Interval;
import dev.dyno.results.model.RunSummary.Ratio;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.model.TrialResult.ClosedLoopSamples;
import dev.dyno.results.model.TrialResult.Iteration;
import dev.dyno.results.model.TrialResult.OpenLoopSamples;
import dev.dyno.results.stats.BrokenHistogramException;
import dev.dyno.results.stats.SignedRank;
import dev.dyno.results.stats.StoredHistograms;
import dev.dyno.results.store.StoredRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What counts of a run's trials: one figure per fork, ratios of forks of the same round. Summaries
 * and reports both take it from here, so that they cannot disagree.
 */
public final class Forks {
    private Forks() {}

    /** Returns the last attempt of each trial of an implementation on a workload, by fork. */
    public static List<TrialResult> lastAttempts(
            StoredRun run, String contract, String workload, String implementation) {
        Map<Integer, TrialResult> byTrial = new HashMap<>();
        for (TrialResult trial : run.trials()) {
            if (trial.contract().equals(contract)
                    && trial.workload().equals(workload)
                    && trial.implementation().equals(implementation)) {
                byTrial.merge(
                        trial.trialIndex(),
                        trial,
                        (one, other) -> one.attempt() > other.attempt() ? one : other);
            }
        }
        return byTrial.values().stream()
                .sorted(Comparator.comparingInt(TrialResult::fork))
                .toList();
    }

    /**
     * Returns a fork's one figure: the median over its steady iterations, in operations a second.
     */
    public static double operationsPerSecond(TrialResult fork) {
        ClosedLoopSamples samples = samples(fork);
        double[] durations = steadyDurations(samples).sorted().toArray();
        int middle = durations.length / 2;
        double median =
                durations.length % 2 == 1
                        ? durations[middle]
                        : (durations[middle - 1] + durations[middle]) / 2;
        return samples.operationsPerIteration() * 1e9 / median;
    }

    /** Returns the operations a second of each steady iteration of a fork, in order of time. */
    public static double[] steadyOperationsPerSecond(TrialResult fork) {
        ClosedLoopSamples samples = samples(fork);
        return steadyDurations(samples)
                .map(nanos -> samples.operationsPerIteration() * 1e9 / nanos)
                .toArray();
    }

    private static ClosedLoopSamples samples(TrialResult fork) {
        ClosedLoopSamples samples = fork.closedLoop();
        if (samples == null || samples.iterations().isEmpty()) {
            throw new IllegalStateException("trial " + fork.trialIndex() + " has no samples");
        }
        return samples;
    }

    private static DoubleStream steadyDurations(ClosedLoopSamples samples) {
        return samples.iterations().stream()
                .filter(iteration -> isSteady(samples, iteration))
                .mapToDouble(Iteration::durationNanos);
    }

    /** Where no steady state was found the second half stands in, and the summary says so. */
    private static boolean isSteady(ClosedLoopSamples samples, Iteration iteration) {
        int from = samples.steadyFromIndex();
        return iteration.index() >= (from >= 0 ? from : samples.iterations().size() / 2);
    }

    /** Returns the ratio of throughputs over the pairs of forks of one round, or null for none. */
    public static @Nullable Ratio ratio(List<TrialResult> forks, List<TrialResult> base) {
        return ratio(forks, base, Forks::operationsPerSecond);
    }

    /** A fork's one figure, positive, or null where it has none. */
    @FunctionalInterface
    interface Figure {
        @Nullable Double of(TrialResult fork);
    }

    /** Returns the ratio of a figure over the pairs of forks of one round, or null for none. */
    static @Nullable Ratio ratio(
            List<TrialResult> dividends, List<TrialResult> divisors, Figure figure) {
        List<Double> logs = new ArrayList<>();
        for (TrialResult dividend : dividends) {
            for (TrialResult divisor : divisors) {
                boolean isPair = dividend.fork() == divisor.fork();
                @Nullable Double above = isPair ? figure.of(dividend) : null;
                @Nullable Double below = isPair ? figure.of(divisor) : null;
                if (above != null && below != null) {
                    logs.add(Math.log(above / below));
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

    /**
     * Returns the response times at one offered rate, in nanoseconds.
     *
     * @throws BrokenHistogramException if they were altered after they were written
     */
    public static Histogram response(OpenLoopSamples samples) {
        return histogram(samples.responseHistogram());
    }

    /**
     * Returns a stored histogram, in nanoseconds.
     *
     * @param base64 HdrHistogram V2, compressed
     * @throws BrokenHistogramException if it was altered after it was written
     */
    public static Histogram histogram(String base64) {
        return StoredHistograms.decode(base64);
    }

    static @Nullable Interval exponential(@Nullable Interval logs) {
        return logs == null
                ? null
                : new Interval(Math.exp(logs.low()), Math.exp(logs.high()), logs.confidence());
    }
}
