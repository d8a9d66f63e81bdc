package dev.dyno.reports.view;

/**
 * Something that was not measured.
 *
 * @param what its name
 * @param why the reason
 */
public record Gap(String what, String why) {}
