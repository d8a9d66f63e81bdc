package dev.dyno.reports.view;

import dev.dyno.reports.inline.Assets;
import dev.dyno.reports.inline.InlineText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one run.
 *
 * @param key the implementations and their colours
 * @param statements the verdicts, worst first
 * @param gaps what was not measured, and why
 * @param before the sections above the cache-line maps
 * @param layouts the cache-line maps
 * @param layoutIntroduction how to read them
 * @param coreToCore the heat map of the machine's section, or null
 * @param machine the section that shows the heat map
 * @param after the sections below the machine
 * @param limits what the figures do not say
 * @param data what the charts are drawn from
 */
public record Page(
        Header header,
        Assets assets,
        List<KeyEntry> key,
        List<Statement> statements,
        MachineCard machineCard,
        List<Gap> gaps,
        List<Section> before,
        List<String> layoutIntroduction,
        List<LayoutView> layouts,
        Section machine,
        @Nullable HeatMap coreToCore,
        List<Section> after,
        List<String> limits,
        InlineText data) {
    /** How many gaps the first screen shows; the others are folded. */
    public static final int GAPS_SHOWN = 6;
}
