package dev.dyno.reports.readme;

import dev.dyno.results.ResultsException;
import java.nio.file.Path;

/** The generated part of a Markdown file, between two comments that a reader does not see. */
public final class MarkedSection {
    /** The line before the generated part. */
    public static final String BEGIN =
            "<!-- results: made by './run-bench.sh report --readme'; do not edit -->";

    /** The line after the generated part. */
    public static final String END = "<!-- end of results -->";

    private MarkedSection() {}

    /**
     * Returns a document with another generated part.
     *
     * @param file what errors name
     * @param content the new part, without line breaks around it
     * @throws ResultsException if the document has not exactly one such part
     */
    public static String replace(Path file, String document, String content) {
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        if (begin < 0
                || end < begin
                || document.lastIndexOf(BEGIN) != begin
                || document.lastIndexOf(END) != end) {
            throw ResultsException.input(
                    file,
                    "has not one place for results",
                    "Put the lines '" + BEGIN + "' and '" + END + "' where they belong");
        }
        return document.substring(0, begin + BEGIN.length())
                + "\n\n"
                + content.strip()
                + "\n\n"
                + document.substring(end);
    }
}
