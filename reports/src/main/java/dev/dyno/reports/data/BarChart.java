package dev.dyno.reports.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bars from zero, with an interval and the figure of each fork.
 *
 * @param format how figures are written: magnitude, nanos or bytes
 * @param unit what they count
 */
public record BarChart(
        String id,
        @Nullable String choice,
        int firstPanel,
        String format,
        String unit,
        List<Panel> panels)
        implements Chart {

    /** One set of bars. */
    public record Panel(String title, List<Bar> bars) {}

    /**
     * One bar.
     *
     * @param implementation its index in the key
     * @param value null where there is none
     * @param low of the interval, or null
     * @param high of the interval, or null
     * @param dots one per fork
     * @param note what the reader should know, or null
     */
    public record Bar(
            int implementation,
            String label,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            List<Double> dots,
            @Nullable String note) {}
}
