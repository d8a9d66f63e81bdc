package dev.dyno.results.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.results.model.RunSummary.Percentile;
import dev.dyno.results.model.RunSummary.RatePercentiles;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.model.TrialResult.OpenLoopSamples;
import dev.dyno.results.sample.SampleRun;
import dev.dyno.results.sample.SampleTrials;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenLoopRatesTest {
    private static final String OPEN = "matching/open-normal";

    @TempDir private Path runs = Path.of("");

    private List<TrialResult> forks(OpenLoopSamples... samples) {
        return Forks.lastAttempts(
                SampleRun.empty()
                        .forks(2)
                        .implementation("tree-map", "reference", 1e6)
                        .openLoop(OPEN)
                        .change(
                                "tree-map",
                                OPEN,
                                trial -> SampleTrials.withOpenLoop(trial, List.of(samples)))
                        .store(runs),
                SampleRun.CONTRACT,
                OPEN,
                "tree-map");
    }

    private static OpenLoopSamples at(double rate, double achievedShare) {
        return SampleTrials.openLoop(rate, 20_000, 1_000, achievedShare, Math.round(rate));
    }

    @Test
    void ratesAscendAndHoldTheSamplesOfAllForks() {
        List<RatePercentiles> rates = OpenLoopRates.of(forks(at(1e6, 1), at(1e4, 1), at(1e5, 1)));
        assertThat(rates)
                .extracting(RatePercentiles::offeredPerSecond)
                .containsExactly(1e4, 1e5, 1e6);
        Percentile p9999 = rates.getFirst().percentiles().getLast();
        assertThat(p9999.percent()).isEqualTo(99.99);
        assertThat(p9999.samplesBeyond()).as("of 40,000").isEqualTo(4);
        assertThat(p9999.samplesMissing()).isEqualTo(60_000);
    }

    @Test
    void oneForkThatFellBehindMakesARateUnsustained() {
        List<TrialResult> forks = forks(at(1e5, 1));
        TrialResult slow = SampleTrials.withOpenLoop(forks.getLast(), List.of(at(1e5, 0.8)));
        RatePercentiles rate = OpenLoopRates.of(List.of(forks.getFirst(), slow)).getFirst();
        assertThat(rate.sustained()).isFalse();
        assertThat(rate.achievedPerSecond()).isBetween(0.79e5, 0.81e5);
    }

    @Test
    void theHighestSustainedRateGivesTheP99() {
        List<RatePercentiles> rates = OpenLoopRates.of(forks(at(1e4, 1), at(1e5, 1), at(1e6, 0.5)));
        assertThat(OpenLoopRates.highestSustainedP99(rates))
                .isEqualTo(rates.get(1).percentiles().get(2).valueNanos());
        assertThat(OpenLoopRates.highestSustainedP99(OpenLoopRates.of(forks(at(1e4, 0.5)))))
                .isNull();
        assertThat(OpenLoopRates.highestSustainedP99(List.of())).isNull();
    }

    @Test
    void withoutARateThatBothSustainedThereIsNoRatio() {
        assertThat(OpenLoopRates.ratio(forks(at(1e4, 1)), forks(at(1e5, 1)))).isNull();
        assertThat(OpenLoopRates.ratio(forks(at(1e4, 1)), forks(at(1e4, 0.5)))).isNull();
        assertThat(OpenLoopRates.ratio(forks(at(1e4, 1)), forks(at(1e4, 1)))).isNotNull();
    }
}
