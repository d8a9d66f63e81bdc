package dev.dyno.results.calibration;

import dev.dyno.results.gate.Verdict;
import dev.dyno.results.model.CalibrationComparison;
import dev.dyno.results.model.GateManifest;
import dev.dyno.results.stats.Medians;
import dev.dyno.results.store.Calibrations.StoredCalibration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a calibration says of the gate.
 *
 * @param rows comparisons of equals first, then by slowdown and size; in each the row of all
 *     benchmarks first
 * @param slowSlices of all comparisons
 * @param predictions by benchmark and wanted sensitivity
 * @param resplit comparisons of equals that were drawn from the recorded forks, or null without
 */
public record CalibrationReport(
        int schemaVersion,
        List<Row> rows,
        SlowSlices slowSlices,
        List<Prediction> predictions,
        @Nullable VerdictCounts resplit) {
    /** The version of this record's components. */
    public static final int SCHEMA_VERSION = 1;

    private static final long RESPLIT_SEED = 23;

    /** Copies the lists. */
    public CalibrationReport {
        rows = List.copyOf(rows);
        predictions = List.copyOf(predictions);
    }

    /**
     * The comparisons of one benchmark with one slowdown of one size.
     *
     * @param benchmark its name, or empty for all together
     * @param secondsMedian how long a comparison took
     * @param groupsMedian how many fork groups it took
     */
    public record Row(
            String slowdown,
            double slowedFraction,
            String benchmark,
            VerdictCounts counts,
            double secondsMedian,
            double groupsMedian) {}

    private record Key(String slowdown, double fraction, String benchmark)
            implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = Boolean.compare(fraction > 0, other.fraction > 0);
            order = order != 0 ? order : slowdown.compareTo(other.slowdown);
            order = order != 0 ? order : Double.compare(fraction, other.fraction);
            return order != 0 ? order : benchmark.compareTo(other.benchmark);
        }
    }

    private record Outcome(Verdict verdict, double seconds, int groups) {}

    /**
     * Judges all comparisons anew.
     *
     * @param wantedFractions sensitivities to predict the cost of
     * @param resplits about how many comparisons to draw from recorded forks; 0 for none
     */
    public static CalibrationReport of(
            StoredCalibration calibration, List<Double> wantedFractions, int resplits) {
        List<CalibrationComparison> comparisons = calibration.comparisons();
        List<Verdict> drawn =
                new Resplits(calibration)
                        .verdicts(Math.ceilDiv(resplits, Resplits.PER_DRAW), RESPLIT_SEED);
        return new CalibrationReport(
                SCHEMA_VERSION,
                rows(calibration.manifest(), comparisons),
                SlowSlices.of(comparisons),
                predictions(calibration, wantedFractions),
                drawn.isEmpty() ? null : VerdictCounts.of(drawn));
    }

    private static List<Row> rows(GateManifest manifest, List<CalibrationComparison> comparisons) {
        Map<Key, List<Outcome>> outcomes = new TreeMap<>();
        for (CalibrationComparison one : comparisons) {
            Outcome outcome =
                    new Outcome(Replay.verdict(manifest, one), one.seconds(), one.groups().size());
            for (String benchmark : List.of("", one.benchmark())) {
                Key key = new Key(one.slowdown(), one.slowedFraction(), benchmark);
                outcomes.computeIfAbsent(key, _ -> new ArrayList<>()).add(outcome);
            }
        }
        List<Row> rows = new ArrayList<>();
        outcomes.forEach((key, of) -> rows.add(row(key, of)));
        return rows;
    }

    private static Row row(Key key, List<Outcome> outcomes) {
        return new Row(
                key.slowdown(),
                key.fraction(),
                key.benchmark(),
                VerdictCounts.of(outcomes.stream().map(Outcome::verdict).toList()),
                Medians.of(outcomes.stream().mapToDouble(Outcome::seconds).toArray()),
                Medians.of(outcomes.stream().mapToDouble(Outcome::groups).toArray()));
    }

    private static List<Prediction> predictions(
            StoredCalibration calibration, List<Double> wantedFractions) {
        Map<String, List<CalibrationComparison>> unslowed =
                calibration.comparisons().stream()
                        .filter(CalibrationComparison::comparesEquals)
                        .collect(
                                Collectors.groupingBy(
                                        CalibrationComparison::benchmark,
                                        TreeMap::new,
                                        Collectors.toList()));
        List<Prediction> predictions = new ArrayList<>();
        unslowed.forEach((benchmark, of) -> {
            for (double wanted : wantedFractions) {
                Prediction.of(calibration.manifest(), benchmark, of, wanted)
                        .ifPresent(predictions::add);
            }
        });
        return predictions;
    }
}
