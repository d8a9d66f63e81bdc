package dev.dyno.results.render;

import dev.dyno.results.gate.GateResult.ComparisonResult;
import dev.dyno.results.model.RunSummary.Interval;
import dev.dyno.results.model.RunSummary.Ratio;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A gate's figures in words, the same in a terminal, a pull request and a test report. */
public final class GateWords {
    private static final String NONE = "-";

    private GateWords() {}

    /** Returns a ratio as a signed percentage, or a dash. */
    public static String change(@Nullable Ratio ratio) {
        return ratio == null ? NONE : signedPercent(ratio.estimate());
    }

    /** Returns a ratio's interval as signed percentages, or a dash. */
    public static String interval(@Nullable Ratio ratio) {
        Interval interval = ratio == null ? null : ratio.interval();
        return interval == null
                ? NONE
                : "[" + signedPercent(interval.low()) + ", " + signedPercent(interval.high()) + "]";
    }

    /** Returns the smallest change that this comparison would have found, or a dash. */
    public static String floor(ComparisonResult comparison) {
        Double floor = comparison.detectionFloorFraction();
        return floor == null ? NONE : String.format(Locale.ROOT, "%.2f %%", floor * 100);
    }

    /** Returns the A/A control's difference, or a dash. */
    public static String control(ComparisonResult comparison) {
        return comparison.control() == null ? NONE : change(comparison.control().ratio());
    }

    private static String signedPercent(double ratio) {
        return String.format(Locale.ROOT, "%+.2f %%", (ratio - 1) * 100);
    }
}
