package dev.dyno.results.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.results.ResultsException;
import dev.dyno.results.baseline.BaselineComparison.RowChange;
import dev.dyno.results.sample.SampleRun;
import dev.dyno.results.store.RunReader;
import dev.dyno.results.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Synthetic runs beside each other, whose figures are known. */
final class BaselineComparisonsTest {
    private static final double DETECT = 0.05;

    @TempDir private Path runs = Path.of("");

    private StoredRun run(double machine, double ladder, int forks) {
        return SampleRun.empty()
                .implementation("tree-map", "reference", 3e6 * machine)
                .implementation("ladder", "ours", 12e6 * machine * ladder)
                .closedLoop("matching/flow-normal")
                .forks(forks)
                .store(runs);
    }

    private static StoredRun altered(StoredRun run, String file, String text, String other)
            throws IOException {
        Files.deleteIfExists(run.folder().resolve("SHA256SUMS"));
        Path path = run.folder().resolve(file);
        String before = Files.readString(path);
        assertThat(before).contains(text);
        Files.writeString(path, before.replace(text, other));
        return RunReader.open(run.folder());
    }

    private static RowChange ladder(BaselineComparison comparison) {
        return comparison.rows().stream()
                .filter(row -> row.implementation().equals("ladder"))
                .findFirst()
                .orElseThrow();
    }

    private static double value(@Nullable Double ratio) {
        return Objects.requireNonNull(ratio);
    }

    @Test
    void aSlowerImplementationIsARegressionWhateverTheMachineDoes() {
        BaselineComparison comparison =
                BaselineComparisons.of(run(1.5, 0.8, 6), run(1, 1, 6), DETECT);
        RowChange ladder = ladder(comparison);
        assertThat(ladder.verdict()).isEqualTo("slower");
        assertThat(value(ladder.before())).isCloseTo(4, within(0.01));
        assertThat(value(ladder.after())).isCloseTo(3.2, within(0.01));
        assertThat(value(ladder.change())).isCloseTo(0.8, within(0.01));
        assertThat(value(ladder.figureRatio())).isCloseTo(1.2, within(0.01));
        assertThat(comparison.advisory()).isFalse();
        assertThat(comparison.findsRegression()).isTrue();
        RowChange reference = comparison.rows().getFirst();
        assertThat(reference.verdict()).isNull();
        assertThat(value(reference.figureRatio())).isCloseTo(1.5, within(0.01));
    }

    @Test
    void aSlowerMachineAloneIsNoRegression() {
        BaselineComparison comparison =
                BaselineComparisons.of(run(0.5, 1, 6), run(1, 1, 6), DETECT);
        assertThat(ladder(comparison).verdict()).isEqualTo("same");
        assertThat(comparison.findsRegression()).isFalse();
    }

    @Test
    void aFasterImplementationIsFasterAndASmallChangeIsTheSame() {
        StoredRun baseline = run(1, 1, 6);
        assertThat(ladder(BaselineComparisons.of(run(1, 1.2, 6), baseline, DETECT)).verdict())
                .isEqualTo("faster");
        assertThat(ladder(BaselineComparisons.of(run(1, 0.97, 6), baseline, DETECT)).verdict())
                .isEqualTo("same");
    }

    @Test
    void fewForksAreInconclusive() {
        RowChange ladder = ladder(BaselineComparisons.of(run(1, 0.5, 5), run(1, 1, 6), DETECT));
        assertThat(ladder.verdict()).isEqualTo("inconclusive");
        assertThat(ladder.interval()).isNull();
    }

    @Test
    void anotherClassOfMachinesIsRefusedWithWhatDiffers() throws IOException {
        StoredRun baseline = altered(run(1, 1, 6), "machine.json", "6.18.0", "5.4.0");
        StoredRun run = run(1, 1, 6);
        assertThatThrownBy(() -> BaselineComparisons.of(run, baseline, DETECT))
                .isInstanceOf(ResultsException.class)
                .hasMessageStartingWith(baseline.folder() + ": is of class ")
                .hasMessageContaining("which has kernel 6.18.0 instead of 5.4.0. ")
                .hasMessageContaining("--across-machines");
    }

    @Test
    void acrossMachinesRatiosAreAdvisoryAndFiguresAreNotShown() throws IOException {
        StoredRun baseline = altered(run(1, 1, 6), "machine.json", "Sample CPU", "Other CPU");
        BaselineComparison comparison =
                BaselineComparisons.acrossMachines(run(3, 0.5, 6), baseline, DETECT);
        assertThat(comparison.advisory()).isTrue();
        assertThat(comparison.differences())
                .containsExactly("processor Sample CPU instead of Other CPU");
        assertThat(comparison.rows()).singleElement().isEqualTo(ladder(comparison));
        assertThat(ladder(comparison).verdict()).isEqualTo("slower");
        assertThat(ladder(comparison).figureRatio()).isNull();
        assertThat(comparison.findsRegression()).isFalse();
    }

    @Test
    void acrossMachinesOnOneClassIsNotAdvisory() {
        assertThat(
                        BaselineComparisons.acrossMachines(run(1, 0.5, 6), run(1, 1, 6), DETECT)
                                .findsRegression())
                .isTrue();
    }

    @Test
    void anotherInputIsLeftOutAndNothingInCommonIsRefused() throws IOException {
        StoredRun baseline =
                altered(run(1, 1, 6), "run.json", "0123456789abcdef\"", "ffffffffffffffff\"");
        StoredRun run = run(1, 1, 6);
        assertThatThrownBy(() -> BaselineComparisons.of(run, baseline, DETECT))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("another input")
                .hasMessageContaining("profile and seed");
    }

    @Test
    void responseTimesAreComparedAtTheRateThatAllKeep() {
        StoredRun open =
                SampleRun.empty()
                        .implementation("tree-map", "reference", 3e6)
                        .implementation("ladder", "ours", 12e6)
                        .openLoop("matching/open-normal")
                        .store(runs);
        BaselineComparison comparison = BaselineComparisons.of(open, open, DETECT);
        assertThat(value(ladder(comparison).change())).isCloseTo(1, within(1e-9));
        assertThat(comparison.leftOut()).isEmpty();
    }
}
