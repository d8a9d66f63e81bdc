package dev.dyno.results.calibration;

import dev.dyno.results.duet.GateSuite;
import dev.dyno.results.gate.Verdict;
import dev.dyno.results.model.CalibrationComparison;
import dev.dyno.results.model.GateManifest;
import dev.dyno.results.model.GateManifest.BenchmarkInfo;
import java.util.List;

/** Judges the comparisons of a calibration one by one, as gates of one benchmark each. */
final class Replay {
    private Replay() {}

    /** Returns a suite of one benchmark of a calibration. */
    static GateSuite suite(GateManifest manifest, String benchmark, long seed) {
        List<BenchmarkInfo> only =
                manifest.benchmarks().stream().filter(one -> one.name().equals(benchmark)).toList();
        return new GateSuite(
                new GateManifest(
                        manifest.schemaVersion(),
                        manifest.runId(),
                        manifest.startedAt(),
                        manifest.commandLine(),
                        seed,
                        manifest.dynoVersion(),
                        manifest.base(),
                        manifest.candidate(),
                        manifest.measurement(),
                        manifest.demand(),
                        only,
                        List.of(),
                        List.of()));
    }

    /** Returns the verdict of a comparison. */
    static Verdict verdict(GateManifest manifest, CalibrationComparison comparison) {
        GateSuite suite = suite(manifest, comparison.benchmark(), comparison.seed());
        comparison.groups().forEach(suite::add);
        return verdict(suite);
    }

    /** Returns the verdict of a suite of one benchmark. */
    static Verdict verdict(GateSuite suite) {
        return suite.verdicts().values().iterator().next();
    }
}
