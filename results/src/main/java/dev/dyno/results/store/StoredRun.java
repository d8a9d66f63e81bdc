package dev.dyno.results.store;

import dev.dyno.results.model.ConformanceResult;
import dev.dyno.results.model.LayoutResult;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.RunEnd;
import dev.dyno.results.model.RunManifest;
import dev.dyno.results.model.TrialResult;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as its folder holds it.
 *
 * @param folder where it lies
 * @param manifest what was planned
 * @param passport the machine, or null when the file is missing or unreadable
 * @param conformance the gate's verdicts, empty when the gate did not come to an end
 * @param trials by trial index, workload in the plan's order, and attempt
 * @param layouts the cache-line maps
 * @param end how it ended, or null when it was cut off
 * @param problems what could not be read, for a reader; the rest of the run is good
 */
public record StoredRun(
        Path folder,
        RunManifest manifest,
        @Nullable MachinePassport passport,
        List<ConformanceResult> conformance,
        List<TrialResult> trials,
        List<LayoutResult> layouts,
        @Nullable RunEnd end,
        List<String> problems) {

    /** Copies the lists. */
    public StoredRun {
        conformance = List.copyOf(conformance);
        trials = List.copyOf(trials);
        layouts = List.copyOf(layouts);
        problems = List.copyOf(problems);
    }
}
