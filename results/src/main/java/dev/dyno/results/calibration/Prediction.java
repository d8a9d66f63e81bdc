package dev.dyno.results.calibration;

import dev.dyno.results.duet.ForkGroups;
import dev.dyno.results.duet.GateSuite;
import dev.dyno.results.gate.Arm;
import dev.dyno.results.gate.ForkGroup;
import dev.dyno.results.gate.GateSettings;
import dev.dyno.results.gate.Reduction;
import dev.dyno.results.gate.Sensitivity;
import dev.dyno.results.model.CalibrationComparison;
import dev.dyno.results.model.GateManifest;
import dev.dyno.results.stats.Medians;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What it costs to see a change, from the spread of the recorded fork pairs of equals. It holds for
 * CPU time on a machine as busy as it was.
 *
 * @param wantedFraction the change
 * @param floorFraction what a comparison sees at the last look that it takes, or null if nothing
 * @param groups fork groups until the change is found and confirmed, or null if the gate's plan
 *     does not reach it
 * @param minutes how long these take, or null
 */
public record Prediction(
        String benchmark,
        double wantedFraction,
        @Nullable Double floorFraction,
        @Nullable Integer groups,
        @Nullable Double minutes) {
    private static final int PAIRS_MIN = 8;
    private static final double SECONDS_PER_MINUTE = 60;

    /** Predicts it, or returns nothing where too few pairs are recorded. */
    static Optional<Prediction> of(
            GateManifest manifest,
            String benchmark,
            List<CalibrationComparison> unslowed,
            double wantedFraction) {
        List<ForkGroup> groups =
                unslowed.stream()
                        .flatMap(one -> one.groups().stream())
                        .flatMap(group -> ForkGroups.ofCpuTime(group).stream())
                        .toList();
        if (groups.size() < PAIRS_MIN) {
            return Optional.empty();
        }
        double[] logs =
                DoubleStream.concat(
                                logRatios(groups, Arm.CANDIDATE), logRatios(groups, Arm.BASE_COPY))
                        .toArray();
        GateSuite suite = Replay.suite(manifest, benchmark, manifest.seed());
        GateSettings settings = suite.settings(benchmark).withDetectFraction(wantedFraction);
        Sensitivity sensitivity = Sensitivity.of(logs, settings, suite.size());
        double secondsPerGroup =
                Medians.of(
                        unslowed.stream()
                                .filter(one -> !one.groups().isEmpty())
                                .mapToDouble(one -> one.seconds() / one.groups().size())
                                .toArray());
        Integer needed = sensitivity.groups();
        return Optional.of(
                new Prediction(
                        benchmark,
                        wantedFraction,
                        sensitivity.floorFraction(),
                        needed,
                        needed == null ? null : needed * secondsPerGroup / SECONDS_PER_MINUTE));
    }

    private static DoubleStream logRatios(List<ForkGroup> groups, Arm arm) {
        return groups.stream()
                .mapToDouble(group -> group.logRatio(arm, Reduction.MEDIAN_OF_RATIOS));
    }
}
