package dev.dyno.reports.view;

/**
 * An implementation and the colour that stands for it in all charts.
 *
 * @param index its position in the key
 * @param colour the colour's name in the style sheet, for example {@code ours-1}
 * @param kind reference, ours or peer
 */
public record KeyEntry(int index, String implementation, String colour, String kind) {}
