package dev.dyno.reports.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every iteration of every fork.
 *
 * @param unit what is counted per second
 */
public record IterationChart(
        String id, @Nullable String choice, int firstPanel, String unit, List<Panel> panels)
        implements Chart {

    /** The forks that share axes. */
    public record Panel(String title, List<Series> series) {}

    /**
     * One fork.
     *
     * @param implementation its index in the key
     * @param steadyFromIndex the first steady iteration, or -1
     * @param perSecond one per iteration
     * @param disturbances for each iteration what disturbed it, or an empty text
     */
    public record Series(
            int implementation,
            String label,
            int steadyFromIndex,
            List<Double> perSecond,
            List<String> disturbances) {}
}
