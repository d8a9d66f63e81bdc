package dev.dyno.reports.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Latency against offered rate, one panel per percentile.
 *
 * @param axis what the durations are
 * @param rateAxis what the rates are
 */
public record RateChart(
        String id,
        @Nullable String choice,
        int firstPanel,
        String axis,
        String rateAxis,
        List<Panel> panels)
        implements Chart {

    /** One percentile. */
    public record Panel(String title, List<Line> lines) {}

    /**
     * One implementation, or a level to compare with.
     *
     * @param implementation its index in the key, or {@link Chart#NO_IMPLEMENTATION} for a level
     *     that the machine sets
     */
    public record Line(int implementation, String label, List<Point> points) {}

    /**
     * One offered rate.
     *
     * @param nanos null where there are too few samples
     * @param sustained whether the system kept up
     */
    public record Point(
            double offeredPerSecond,
            double achievedPerSecond,
            @Nullable Long nanos,
            boolean sustained) {}
}
