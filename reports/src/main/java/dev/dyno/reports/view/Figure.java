package dev.dyno.reports.view;

import java.util.List;

/**
 * A chart with its table twin.
 *
 * @param id unique in the page; the chart's data have the same id
 * @param title what is drawn
 * @param reading one sentence on how to read it
 * @param alternative what a reader who cannot see the chart is told
 * @param wide whether it takes the full width of the page
 * @param twin the same figures as a table
 * @param sources the raw files it was computed from
 */
public record Figure(
        String id,
        String title,
        String reading,
        String alternative,
        boolean wide,
        Table twin,
        List<Source> sources) {}
