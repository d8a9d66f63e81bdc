package dev.dyno.reports.view;

/**
 * One run in the list of runs.
 *
 * @param href of its page, relative to the list
 * @param headline the first verdict of its page
 */
public record RunEntry(
        String runId,
        String href,
        String startedAt,
        String profile,
        String status,
        String grade,
        Tone tone,
        String headline) {}
