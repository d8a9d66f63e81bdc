package dev.dyno.reports.view;

import org.jspecify.annotations.Nullable;

/**
 * One cell of a table.
 *
 * @param text what it says
 * @param href a relative link, or null
 * @param tone what it means
 */
public record Cell(String text, @Nullable String href, Tone tone) {
    /** What stands where there is no figure. */
    public static final Cell NONE = new Cell("–", null, Tone.PLAIN);

    /** Returns a cell of plain text. */
    public static Cell of(String text) {
        return new Cell(text, null, Tone.PLAIN);
    }

    /** Returns a cell of text that means something. */
    public static Cell of(String text, Tone tone) {
        return new Cell(text, null, tone);
    }

    /** Returns a cell with a relative link, or without one when {@code href} is null. */
    public static Cell link(String text, @Nullable String href) {
        return new Cell(text, href, Tone.PLAIN);
    }
}
