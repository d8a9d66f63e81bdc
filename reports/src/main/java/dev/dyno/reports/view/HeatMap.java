package dev.dyno.reports.view;

import java.util.List;

/**
 * A square of figures, coloured by size. It is a table, so it needs no twin.
 *
 * @param id unique in the page
 * @param caption what the figures are, with their unit
 * @param reading one sentence on how to read it
 * @param names of rows and columns
 * @param rows as many cells in each as there are names
 */
public record HeatMap(
        String id, String caption, String reading, List<String> names, List<List<HeatCell>> rows) {
    /** How many shades there are. */
    public static final int LEVELS = 8;

    /**
     * One cell.
     *
     * @param text its figure
     * @param level its shade, from 0 to {@link HeatMap#LEVELS} − 1
     */
    public record HeatCell(String text, int level) {}
}
