package dev.dyno.harness.compare;

import dev.dyno.duet.SlowdownKind;
import java.nio.file.Path;
import java.util.List;

/**
 * What a calibration is asked for.
 *
 * @param gate what holds for each comparison; its base and its candidate are the same build
 * @param kinds of slowdowns to inject
 * @param slowedFractions the sizes of each kind
 * @param comparisons how many there are to be in the folder at the end, earlier ones included
 * @param folder where comparisons are appended
 */
public record CalibrationOptions(
        GateOptions gate,
        List<SlowdownKind> kinds,
        List<Double> slowedFractions,
        int comparisons,
        Path folder) {
    /** Copies the lists. */
    public CalibrationOptions {
        kinds = List.copyOf(kinds);
        slowedFractions = List.copyOf(slowedFractions);
    }
}
