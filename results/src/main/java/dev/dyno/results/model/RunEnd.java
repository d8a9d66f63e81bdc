package dev.dyno.results.model;

import java.util.List;

/**
 * How a run ended; written once, last ({@code end.json}). A folder without it was cut off.
 *
 * @param status complete, interrupted or failed
 * @param missingTrials indices of planned trials that were let through and not finished
 */
public record RunEnd(
        int schemaVersion, String endedAt, String status, List<Integer> missingTrials) {}
