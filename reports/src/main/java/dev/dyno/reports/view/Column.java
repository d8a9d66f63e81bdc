package dev.dyno.reports.view;

/**
 * The head of a column.
 *
 * @param title what the column holds, with its unit
 * @param align how its cells are set
 */
public record Column(String title, Align align) {
    /** How cells are set. */
    public enum Align {
        /** To the start of the line, wrapping. */
        TEXT("text"),
        /** To the end of the line, never wrapping. */
        NUMBER("number"),
        /** To the start of the line, in a fixed-width face, breaking anywhere. */
        CODE("code");

        private final String css;

        Align(String css) {
            this.css = css;
        }

        /** Returns the class name in the style sheet. */
        public String css() {
            return css;
        }
    }

    /** Returns a column of words. */
    public static Column text(String title) {
        return new Column(title, Align.TEXT);
    }

    /** Returns a column of figures. */
    public static Column number(String title) {
        return new Column(title, Align.NUMBER);
    }

    /** Returns a column of paths, digests or flags. */
    public static Column code(String title) {
        return new Column(title, Align.CODE);
    }
}
