package dev.dyno.results.render;

/**
 * Rows of Markdown tables whose cells hold stored text: names and reasons that an implementation or
 * a file chose must neither end their cell nor be markup.
 */
public final class MarkdownCells {
    private MarkdownCells() {}

    /** Returns a row of these cells, escaped, with its line break. */
    public static String row(String... cells) {
        StringBuilder row = new StringBuilder("|");
        for (String cell : cells) {
            row.append(' ').append(escaped(cell)).append(" |");
        }
        return row.append('\n').toString();
    }

    /**
     * Returns the text as one line that is no markup. A bracket stays, since intervals have them;
     * what would make a link of it does not. A back-tick becomes an apostrophe, so that the text
     * may stand between back-ticks.
     */
    public static String escaped(String text) {
        return text.replaceAll("\\s+", " ")
                .replace("\\", "\\\\")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("`", "'")
                .replace("](", "]\\(")
                .replaceAll("([|*])", "\\\\$1");
    }
}
