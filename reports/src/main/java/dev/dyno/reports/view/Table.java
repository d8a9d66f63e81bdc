package dev.dyno.reports.view;

import java.util.List;

/**
 * A table. The first cell of each row heads the row.
 *
 * @param id unique in the page
 * @param caption what it shows
 * @param columns the heads
 * @param rows as many cells as there are columns, in each
 */
public record Table(String id, String caption, List<Column> columns, List<List<Cell>> rows) {
    /** Checks the shape. */
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        id + ": a row of " + row.size() + " cells under " + columns.size());
            }
        }
    }

    /** Answers whether there is nothing to show. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
