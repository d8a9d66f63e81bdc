package dev.dyno.reports.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Percentile curves: durations over percentiles, as far as there are enough samples.
 *
 * @param axis what the durations are
 * @param samples what the percentiles are of, for example requests
 */
public record CurveChart(
        String id,
        @Nullable String choice,
        int firstPanel,
        String axis,
        String samples,
        List<Panel> panels)
        implements Chart {

    /** The curves that share axes. */
    public record Panel(String title, List<Curve> curves) {}

    /**
     * One curve.
     *
     * @param implementation its index in the key, or {@link Chart#NO_IMPLEMENTATION}
     * @param percents ascending, below 100
     * @param nanos one per percent
     * @param marks percentiles with their intervals
     */
    public record Curve(
            int implementation,
            String label,
            List<Double> percents,
            List<Long> nanos,
            List<Mark> marks) {}

    /** A percentile with its interval. */
    public record Mark(
            double percent, long nanos, @Nullable Long lowNanos, @Nullable Long highNanos) {}
}
