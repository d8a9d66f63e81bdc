package dev.dyno.results.sample;

import dev.dyno.results.duet.GateSuite;
import dev.dyno.results.gate.NextStep.Kind;
import dev.dyno.results.model.CalibrationComparison;
import dev.dyno.results.model.DuetGroup;
import dev.dyno.results.store.Calibrations;
import java.util.ArrayList;
import java.util.List;

/** Comparisons of known truth, with the fork groups that a gate would have asked for. */
public final class SampleCalibration {
    private static final int GROUPS_MAX = 100;

    private SampleCalibration() {}

    /** Returns a comparison in which the slowdown is as large as it claims to be. */
    public static CalibrationComparison comparison(int index, String slowdown, double fraction) {
        return comparison(index, slowdown, fraction, 1 + fraction);
    }

    /**
     * Returns a comparison.
     *
     * @param index also selects the noise
     * @param ratio the candidate's cost over the base's
     */
    public static CalibrationComparison comparison(
            int index, String slowdown, double fraction, double ratio) {
        GateSuite suite = new GateSuite(SampleGate.manifest());
        List<DuetGroup> groups = new ArrayList<>();
        while (suite.next(SampleGate.LOOP).kind() != Kind.STOP) {
            DuetGroup group = SampleGate.group(GROUPS_MAX * index + groups.size(), ratio);
            suite.add(group);
            groups.add(Calibrations.compact(group));
        }
        return new CalibrationComparison(
                CalibrationComparison.SCHEMA_VERSION,
                index,
                SampleGate.LOOP,
                slowdown,
                fraction,
                23 + index,
                "2026-11-24T10:15:30Z",
                60,
                groups);
    }
}
