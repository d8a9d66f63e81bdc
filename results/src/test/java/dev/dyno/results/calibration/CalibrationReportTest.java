package dev.dyno.results.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.results.calibration.CalibrationReport.Row;
import dev.dyno.results.model.CalibrationComparison;
import dev.dyno.results.model.DuetGroup;
import dev.dyno.results.model.DuetGroup.ArmRun;
import dev.dyno.results.model.DuetGroup.Slices;
import dev.dyno.results.sample.SampleCalibration;
import dev.dyno.results.sample.SampleGate;
import dev.dyno.results.store.Calibrations.StoredCalibration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class CalibrationReportTest {
    private static final List<Double> WANTED = List.of(0.0001, 0.02, 0.05);

    private static StoredCalibration stored(List<CalibrationComparison> comparisons) {
        return new StoredCalibration(Path.of("kept"), SampleGate.manifest(), null, comparisons);
    }

    private static StoredCalibration typical() {
        return stored(
                List.of(
                        SampleCalibration.comparison(0, "spin", 0.05),
                        SampleCalibration.comparison(1, "none", 0),
                        SampleCalibration.comparison(2, "spin", 0.05, 1.0),
                        SampleCalibration.comparison(3, "none", 0),
                        SampleCalibration.comparison(4, "boxing", 0.05)));
    }

    private static VerdictCounts resplit(StoredCalibration calibration, int count) {
        return Objects.requireNonNull(CalibrationReport.of(calibration, WANTED, count).resplit());
    }

    @Test
    void verdictsAreCountedByWhatWasInjected() {
        List<Row> rows = CalibrationReport.of(typical(), WANTED, 0).rows();
        assertThat(rows)
                .extracting(row -> row.slowdown() + " " + row.benchmark())
                .containsExactly(
                        "none ",
                        "none " + SampleGate.LOOP,
                        "boxing ",
                        "boxing " + SampleGate.LOOP,
                        "spin ",
                        "spin " + SampleGate.LOOP);
        VerdictCounts equal = rows.getFirst().counts();
        assertThat(equal.comparisons()).isEqualTo(2);
        assertThat(equal.same()).isEqualTo(2);
        assertThat(equal.slower()).isZero();
        VerdictCounts spun = rows.get(4).counts();
        assertThat(spun.comparisons()).isEqualTo(2);
        assertThat(spun.slower()).as("one slowdown was none").isEqualTo(1);
        assertThat(spun.slowerInterval().low()).isCloseTo(0.0126, within(1e-4));
        assertThat(rows.getFirst().secondsMedian()).isEqualTo(60);
    }

    @Test
    void equalsThatAreSplitAnewStayEqualAndThoseThatDifferAreFound() {
        VerdictCounts drawn = resplit(typical(), 200);
        assertThat(drawn.comparisons()).isEqualTo(200);
        assertThat(drawn.slower()).isZero();
        assertThat(drawn.invalid()).isZero();
        assertThat(drawn.same()).isGreaterThan(190);
        assertThat(resplit(typical(), 200)).as("equal seeds give equal draws").isEqualTo(drawn);
    }

    /** Arms that differ are no equals: whichever is called the candidate, somebody is slower. */
    @Test
    void recordedForksThatDifferAreNoEqualsAfterASplit() {
        List<CalibrationComparison> unequal = new ArrayList<>();
        for (int index = 0; index < 4; index++) {
            unequal.add(SampleCalibration.comparison(index, "none", 0, 1.4));
        }
        VerdictCounts drawn = resplit(stored(unequal), 80);
        assertThat(drawn.same()).isZero();
    }

    @Test
    void aSmallerChangeNeedsMoreAndTooSmallAOneIsBeyondThePlan() {
        List<Prediction> predictions = CalibrationReport.of(typical(), WANTED, 0).predictions();
        assertThat(predictions).extracting(Prediction::wantedFraction).isEqualTo(WANTED);
        assertThat(predictions.get(0).groups()).as("with 0.2 %% of noise").isNull();
        assertThat(predictions.get(0).minutes()).isNull();
        assertThat(predictions.get(0).floorFraction()).isBetween(0.0001, 0.01);
        assertThat(predictions.get(1).groups()).isEqualTo(16);
        assertThat(predictions.get(1).minutes()).isEqualTo(16 * 60.0 / 8 / 60);
        assertThat(predictions.get(2).groups()).isEqualTo(16);
    }

    @Test
    void aSlowSliceIsAttributedToWhatTookHalfOfItsLoss() {
        DuetGroup group = SampleGate.group(0, 1);
        List<Long> none = Collections.nCopies(7, 0L);
        long usual = 10_000_000;
        long late = 2 * usual;
        Slices slow =
                new Slices(
                        List.of(0, 3, 6, 9, 12, 15, 18),
                        none,
                        Collections.nCopies(7, 10_000L),
                        List.of(1000.0, 1000.0, 2000.0, 2000.0, 2000.0, 1000.0, 1000.0),
                        List.of(usual, usual, late, late, late, usual, usual),
                        Collections.nCopies(7, usual),
                        List.of(0L, usual / 5, 6_000_000L, 0L, 0L, 0L, 0L),
                        none,
                        none,
                        none,
                        List.of(0L, 0L, 0L, 6L, 0L, 0L, 0L),
                        List.of(0L, 0L, 0L, 0L, 4L, 0L, 0L));
        ArmRun arm = new ArmRun("base", 0, null, List.of(), false, null, null, slow);
        SlowSlices slices =
                SlowSlices.of(
                        List.of(
                                new CalibrationComparison(
                                        1,
                                        0,
                                        SampleGate.LOOP,
                                        "none",
                                        0,
                                        1,
                                        "2026-11-24T10:15:30Z",
                                        60,
                                        List.of(group.withArms(List.of(arm))))));
        assertThat(slices).isEqualTo(new SlowSlices(7, 2, 3, 1, 1, 0));
        assertThat(slices.attributedFraction()).isCloseTo(2 / 3.0, within(1e-12));
    }

    @Test
    void nothingStoredIsNoRow() {
        CalibrationReport report = CalibrationReport.of(stored(List.of()), WANTED, 100);
        assertThat(report.rows()).isEmpty();
        assertThat(report.resplit()).isNull();
        assertThat(report.predictions()).isEmpty();
    }
}
