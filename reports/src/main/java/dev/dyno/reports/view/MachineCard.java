package dev.dyno.reports.view;

import java.util.List;

/**
 * The machine in short.
 *
 * @param grade A to F
 * @param gradeMeaning the grade in words
 * @param tone what the grade means for the figures
 * @param description the machine in one line
 * @param reasons why the grade is not A, worst first
 */
public record MachineCard(
        String grade, String gradeMeaning, Tone tone, String description, List<String> reasons) {}
