package dev.dyno.reports.view;

import org.jspecify.annotations.Nullable;

/**
 * A verdict in words.
 *
 * @param tone what it means
 * @param label the verdict in one or two words
 * @param sentence what was found
 * @param detail what it rests on, or null
 */
public record Statement(Tone tone, String label, String sentence, @Nullable String detail) {}
