package dev.dyno.reports.view;

import dev.dyno.reports.inline.Assets;
import java.util.List;

/**
 * The list of runs.
 *
 * @param runs newest first
 */
public record IndexPage(Assets assets, List<RunEntry> runs) {}
