package dev.dyno.reports.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cache-line maps of one implementation.
 *
 * @param id unique in the page
 * @param problem why there is no map, or null
 * @param costs what was measured of the implementation, beside which its maps stand
 * @param classes one element per class
 */
public record LayoutView(
        String id,
        String implementation,
        String colour,
        @Nullable String problem,
        Table costs,
        List<ClassView> classes) {

    /**
     * One class.
     *
     * @param simpleName without its package
     * @param className with its package
     * @param modes one map per header mode
     */
    public record ClassView(String simpleName, String className, List<ModeView> modes) {}

    /**
     * A class under one header mode.
     *
     * @param title names the mode and the size
     * @param lines the cache lines
     * @param warnings which fields of different writers share a line
     * @param twin the fields as a table
     */
    public record ModeView(String title, List<LineView> lines, List<String> warnings, Table twin) {}

    /**
     * One line of 64 bytes, as if the object were aligned to a line.
     *
     * @param offset of its first byte, for example {@code +64}
     * @param segments from left to right; their spans add up to 64
     */
    public record LineView(String offset, List<SegmentView> segments) {}

    /**
     * A field, or the part of it that lies in the line.
     *
     * @param bytes how much of the line it takes
     * @param css the class name in the style sheet
     * @param text what fits into it
     * @param title the whole story
     */
    public record SegmentView(int bytes, String css, String text, String title) {}
}
