package dev.dyno.results.gate;

import dev.dyno.results.model.RunSummary.Interval;
import dev.dyno.results.model.RunSummary.Ratio;
import dev.dyno.results.stats.SignedRank;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Ratios of costs, from log ratios and in words. */
final class Ratios {
    private Ratios() {}

    /** Returns the estimate and interval of log ratios, as a ratio. */
    static Ratio of(double[] logs) {
        Interval interval = SignedRank.interval(logs);
        return new Ratio(
                Math.exp(SignedRank.estimate(logs)),
                interval == null
                        ? null
                        : new Interval(
                                Math.exp(interval.low()),
                                Math.exp(interval.high()),
                                interval.confidence()),
                logs.length);
    }

    /** Returns the ratio over the slices without disturbance, or null where a group has none. */
    static @Nullable Ratio undisturbed(List<ForkGroup> groups, Reduction reduction) {
        double[] logs =
                groups.stream()
                        .mapToDouble(group -> group.logRatioUndisturbed(Arm.CANDIDATE, reduction))
                        .toArray();
        for (double log : logs) {
            if (Double.isNaN(log)) {
                return null;
            }
        }
        return of(logs);
    }

    /** Returns for example {@code +1.3 % [+0.4, +2.2]}. */
    static String words(Ratio ratio) {
        Interval interval = ratio.interval();
        String estimate = percent(ratio.estimate()) + " %";
        return interval == null
                ? estimate + " (too few fork pairs for an interval)"
                : estimate + " [" + percent(interval.low()) + ", " + percent(interval.high()) + "]";
    }

    /** Returns for example {@code +1.3}, for the ratio 1.013. */
    static String percent(double ratio) {
        return String.format(Locale.ROOT, "%+.2f", (ratio - 1) * 100);
    }
}
