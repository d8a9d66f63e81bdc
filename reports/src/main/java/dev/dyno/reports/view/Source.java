package dev.dyno.reports.view;

import org.jspecify.annotations.Nullable;

/**
 * A raw file.
 *
 * @param path relative to the run's folder
 * @param href relative to the page, or null where there is no way from one to the other
 */
public record Source(String path, @Nullable String href) {}
