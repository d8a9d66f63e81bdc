package dev.dyno.results.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cache-line maps of one implementation's classes ({@code layout/<contract>-<id>.json}).
 *
 * @param problem why there is no map, or null
 */
public record LayoutResult(
        int schemaVersion,
        String contract,
        String implementation,
        @Nullable String problem,
        List<ClassLayout> classes) {

    /**
     * One class under one header mode.
     *
     * @param compactHeaders whether -XX:+UseCompactObjectHeaders was on
     * @param instanceBytes the size of an instance as the map shows it
     * @param instanceBytesMeasured the size as a second way tells it, or null
     * @param sharedLines lines on which fields of different writers meet, for a reader
     */
    public record ClassLayout(
            String className,
            boolean compactHeaders,
            long instanceBytes,
            @Nullable Long instanceBytesMeasured,
            List<Field> fields,
            List<SharedLine> sharedLines) {}

    /**
     * A field, or the object header, or a gap.
     *
     * @param kind header, field or gap
     * @param declaredBy the simple name of the declaring class, or empty
     * @param contendedGroup the group of {@code @Contended}, or null
     */
    public record Field(
            String kind,
            String name,
            String type,
            String declaredBy,
            long offsetBytes,
            long sizeBytes,
            @Nullable String contendedGroup) {}

    /**
     * A line that several fields share.
     *
     * @param lineBytes 64 or 128
     * @param lineIndex counted from the object's start, as if it were aligned
     */
    public record SharedLine(int lineBytes, int lineIndex, List<String> fields) {}
}
