package dev.dyno.results.json;

import java.io.Serial;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * Two spaces of indentation down to a depth, and one line for what lies deeper: an iteration or a
 * slice is a line.
 */
final class LineLayout extends DefaultPrettyPrinter {
    @Serial private static final long serialVersionUID = 1L;

    private static final int OBJECT_DEPTH = 3;
    private static final int ARRAY_DEPTH = 4;

    LineLayout() {
        super(
                Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""));
        indentObjectsWith(new DownTo(OBJECT_DEPTH));
        indentArraysWith(new DownTo(ARRAY_DEPTH));
    }

    private LineLayout(LineLayout base) {
        super(base);
    }

    @Override
    public DefaultPrettyPrinter createInstance() {
        return new LineLayout(this);
    }

    private record DownTo(int depth) implements Indenter {
        @Override
        public void writeIndentation(JsonGenerator generator, int level) {
            generator.writeRaw(level <= depth ? "\n" + "  ".repeat(level) : " ");
        }

        @Override
        public boolean isInline() {
            return false;
        }
    }
}
