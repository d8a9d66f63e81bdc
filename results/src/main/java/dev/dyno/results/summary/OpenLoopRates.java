package dev.dyno.results.summary;

import dev.dyno.results.model.RunSummary.Percentile;
import dev.dyno.results.model.RunSummary.RatePercentiles;
import dev.dyno.results.model.RunSummary.Ratio;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.model.TrialResult.OpenLoopSamples;
import dev.dyno.results.stats.Percentiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Merges the histograms of all forks at each offered rate, and compares them fork by fork. */
public final class OpenLoopRates {
    private static final double SUSTAINED_FRACTION = 0.99;
    private static final double COMPARED_PERCENT = 99;
    private static final double[] PERCENTS = {50, 90, COMPARED_PERCENT, 99.9, 99.99};

    /** Standard deviations that a random schedule may fall short by; one in 740 falls further. */
    private static final double CHANCE_DEVIATIONS = 3;

    private OpenLoopRates() {}

    static List<RatePercentiles> of(List<TrialResult> forks) {
        Map<Double, List<OpenLoopSamples>> byRate = new TreeMap<>();
        for (TrialResult fork : forks) {
            for (OpenLoopSamples samples : fork.openLoop()) {
                byRate.computeIfAbsent(samples.offeredPerSecond(), _ -> new ArrayList<>())
                        .add(samples);
            }
        }
        return byRate.values().stream().map(OpenLoopRates::merge).toList();
    }

    private static RatePercentiles merge(List<OpenLoopSamples> forks) {
        OpenLoopSamples first = forks.getFirst();
        Histogram merged = new Histogram(3);
        double achieved = Double.MAX_VALUE;
        boolean isSustained = true;
        for (OpenLoopSamples fork : forks) {
            Histogram response = Forks.response(fork);
            merged.add(response);
            double forkAchieved = fork.completedCount() * 1e9 / fork.durationNanos();
            achieved = Math.min(achieved, forkAchieved);
            isSustained &= forkAchieved >= leastSustained(fork, response.getTotalCount());
        }
        List<Percentile> percentiles = new ArrayList<>();
        for (double percent : PERCENTS) {
            percentiles.add(Percentiles.of(merged, percent));
        }
        return new RatePercentiles(
                first.arrivals(), first.offeredPerSecond(), achieved, isSustained, percentiles);
    }

    /**
     * Returns the rate from which a fork counts as sustained. A random schedule of n requests has a
     * mean rate of its own, off by about one part in sqrt(n): that is not the system's doing.
     */
    private static double leastSustained(OpenLoopSamples fork, long scheduledCount) {
        double chance =
                fork.arrivals().equals("constant") || scheduledCount == 0
                        ? 0
                        : CHANCE_DEVIATIONS / Math.sqrt((double) scheduledCount);
        return fork.offeredPerSecond() * (SUSTAINED_FRACTION - chance);
    }

    /** Returns the p99 at the highest sustained rate, or null. */
    static @Nullable Long highestSustainedP99(List<RatePercentiles> rates) {
        @Nullable Long p99 = null;
        for (RatePercentiles rate : rates) {
            if (rate.sustained()) {
                p99 = p99(rate);
            }
        }
        return p99;
    }

    /**
     * Returns the base's p99 over that of the forks, at the highest rate that both sustained, over
     * the pairs of forks of one round; null where there is no such rate or pair.
     */
    static @Nullable Ratio ratio(List<TrialResult> forks, List<TrialResult> base) {
        @Nullable Double rate = highestSustainedByBoth(of(forks), of(base));
        return rate == null
                ? null
                : Forks.ratio(base, forks, fork -> p99(fork, rate)); // a smaller p99 is better
    }

    /** Returns the highest rate that both sustained, or null where there is none. */
    public static @Nullable Double highestSustainedByBoth(
            List<RatePercentiles> one, List<RatePercentiles> other) {
        @Nullable Double highest = null;
        for (RatePercentiles rate : one) {
            for (RatePercentiles others : other) {
                if (rate.offeredPerSecond() == others.offeredPerSecond()
                        && rate.sustained()
                        && others.sustained()) {
                    highest = rate.offeredPerSecond();
                }
            }
        }
        return highest;
    }

    private static @Nullable Double p99(TrialResult fork, double offeredPerSecond) {
        for (OpenLoopSamples samples : fork.openLoop()) {
            if (samples.offeredPerSecond() == offeredPerSecond) {
                @Nullable Long nanos =
                        Percentiles.of(Forks.response(samples), COMPARED_PERCENT).valueNanos();
                return nanos == null ? null : nanos.doubleValue();
            }
        }
        return null;
    }

    private static @Nullable Long p99(RatePercentiles rate) {
        return rate.percentiles().stream()
                .filter(one -> one.percent() == COMPARED_PERCENT)
                .findFirst()
                .map(Percentile::valueNanos)
                .orElse(null);
    }
}
