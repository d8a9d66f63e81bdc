package dev.dyno.reports.data;

import dev.dyno.reports.view.KeyEntry;
import dev.dyno.results.model.RunSummary;
import java.util.List;

/**
 * All data of a page.
 *
 * @param headline for the list of runs
 * @param key the implementations; charts refer to them by index
 * @param summary what the tables show
 */
public record ReportData(
        int schemaVersion,
        Headline headline,
        List<KeyEntry> key,
        RunSummary summary,
        List<Chart> charts) {
    /** The version that this program writes. */
    public static final int SCHEMA_VERSION = 1;

    /**
     * What the list of runs says of this one.
     *
     * @param grade of the machine, or a question mark
     * @param tone of the first verdict: bad, warn, good or plain
     * @param verdict the first verdict in words
     */
    public record Headline(
            String runId,
            String startedAt,
            String profile,
            String status,
            String grade,
            String tone,
            String verdict) {}
}
