package dev.dyno.harness.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows of text in aligned columns; the last column is not padded. */
public final class TextTable {
    private static final String GAP = "  ";

    private final int columns;
    private final List<String[]> rows = new ArrayList<>();

    /** Creates a table whose first row is these titles. */
    public TextTable(String... titles) {
        columns = titles.length;
        rows.add(titles.clone());
    }

    /**
     * Adds a row.
     *
     * @param cells as many as there are titles
     */
    public TextTable row(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(
                    "a row of " + cells.length + " cells in a table of " + columns + " columns");
        }
        rows.add(cells.clone());
        return this;
    }

    /** Prints the table with each line indented. */
    public void print(PrintWriter out, String indent) {
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], row[column].length());
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int column = 0; column < columns; column++) {
                line.append(row[column]);
                if (column < columns - 1) {
                    line.repeat(' ', widths[column] - row[column].length()).append(GAP);
                }
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
