package dev.dyno.reports.section;

import dev.dyno.reports.data.CurveChart;
import dev.dyno.results.model.RunSummary.Percentile;
import dev.dyno.results.stats.Percentiles;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Points of a percentile curve, evenly spaced where each further nine takes the same room. */
final class PercentileCurves {
    private static final int POINTS_PER_NINE = 16;

    private PercentileCurves() {}

    /**
     * Returns a curve that ends where fewer than ten samples lie beyond.
     *
     * @param nanos the samples
     * @param marks percentiles to show with their intervals
     */
    static CurveChart.Curve curve(
            int implementation, String label, Histogram nanos, List<Percentile> marks) {
        List<Double> percents = new ArrayList<>();
        List<Long> values = new ArrayList<>();
        double nines = Math.log10((double) nanos.getTotalCount() / Percentiles.SAMPLES_BEYOND_MIN);
        for (int step = 0; step <= Math.floor(nines * POINTS_PER_NINE); step++) {
            double percent = 100 * (1 - Math.pow(10, -(double) step / POINTS_PER_NINE));
            percents.add(percent);
            values.add(nanos.getValueAtPercentile(percent));
        }
        return new CurveChart.Curve(
                implementation,
                label,
                percents,
                values,
                marks.stream().flatMap(mark -> mark(mark).stream()).toList());
    }

    private static List<CurveChart.Mark> mark(Percentile percentile) {
        Long value = percentile.valueNanos();
        return value == null
                ? List.of()
                : List.of(
                        new CurveChart.Mark(
                                percentile.percent(),
                                value,
                                percentile.lowNanos(),
                                percentile.highNanos()));
    }
}
