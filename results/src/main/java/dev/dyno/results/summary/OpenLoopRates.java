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

/** Merges the histograms of all forks at each offered rate. */
final class OpenLoopRates {
    private static final double SUSTAINED_FRACTION = 0.99;
    private static final double[] PERCENTS = {50, 90, 99, 99.9, 99.99};

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
        for (OpenLoopSamples fork : forks) {
            merged.add(Forks.response(fork));
            achieved = Math.min(achieved, fork.completedCount() * 1e9 / fork.durationNanos());
        }
        List<Percentile> percentiles = new ArrayList<>();
        for (double percent : PERCENTS) {
            percentiles.add(Percentiles.of(merged, percent));
        }
        return new RatePercentiles(
                first.arrivals(),
                first.offeredPerSecond(),
                achieved,
                achieved >= SUSTAINED_FRACTION * first.offeredPerSecond(),
                percentiles);
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

    /** Returns the reference's p99 over this one's at the highest rate that both sustained. */
    static @Nullable Ratio ratio(List<RatePercentiles> rates, List<RatePercentiles> reference) {
        @Nullable Ratio ratio = null;
        for (RatePercentiles rate : rates) {
            for (RatePercentiles other : reference) {
                @Nullable Long own = p99(rate);
                @Nullable Long others = p99(other);
                if (rate.offeredPerSecond() == other.offeredPerSecond()
                        && rate.sustained()
                        && other.sustained()
                        && own != null
                        && others != null) {
                    ratio = new Ratio((double) others / own, null, 1);
                }
            }
        }
        return ratio;
    }

    private static @Nullable Long p99(RatePercentiles rate) {
        return rate.percentiles().stream()
                .filter(one -> one.percent() == 99)
                .findFirst()
                .map(Percentile::valueNanos)
                .orElse(null);
    }
}
