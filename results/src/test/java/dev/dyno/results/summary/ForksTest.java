package dev.dyno.results.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.results.model.RunSummary.Ratio;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.model.TrialResult.ClosedLoopSamples;
import dev.dyno.results.sample.SampleRun;
import dev.dyno.results.sample.SampleTrials;
import dev.dyno.results.store.StoredRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ForksTest {
    private static final String FLOW = "matching/flow-normal";

    @TempDir private Path runs = Path.of("");

    private StoredRun run(int forks) {
        return SampleRun.empty()
                .forks(forks)
                .implementation("tree-map", "reference", 1e6)
                .implementation("ladder", "ours", 3e6)
                .closedLoop(FLOW)
                .store(runs);
    }

    private static List<TrialResult> forks(StoredRun run, String implementation) {
        return Forks.lastAttempts(run, SampleRun.CONTRACT, FLOW, implementation);
    }

    @Test
    void aForksFigureIsTheMedianOfItsSteadyIterations() {
        TrialResult fork = forks(run(1), "tree-map").getFirst();
        assertThat(Forks.operationsPerSecond(fork)).isCloseTo(1e6, within(1e-3));
    }

    @Test
    void withoutASteadyStateTheSecondHalfStandsIn() {
        TrialResult fork = forks(run(1), "tree-map").getFirst();
        ClosedLoopSamples steady = Objects.requireNonNull(fork.closedLoop());
        TrialResult unsteady =
                SampleTrials.withClosedLoop(
                        fork,
                        new ClosedLoopSamples(
                                steady.operationsPerIteration(),
                                steady.iterations(),
                                -1,
                                "none",
                                null));
        // Of 1.8, 1.3, 1.02, 0.99, 1.0, 1.01 and 0.98 the last four have the median 0.995.
        assertThat(Forks.operationsPerSecond(unsteady)).isCloseTo(1e6 / 0.995, within(1.0));
    }

    @Test
    void aTrialWithoutSamplesHasNoFigure() {
        TrialResult fork = forks(run(1), "tree-map").getFirst();
        assertThatThrownBy(() ->
                        Forks.operationsPerSecond(
                                SampleTrials.without(fork, "crashed", "it crashed")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has no samples");
    }

    @Test
    void ratiosPairTheForksOfOneRound() {
        StoredRun run = run(6);
        Ratio ratio =
                Objects.requireNonNull(Forks.ratio(forks(run, "ladder"), forks(run, "tree-map")));
        assertThat(ratio.estimate()).isCloseTo(3, within(1e-6));
        assertThat(ratio.pairs()).isEqualTo(6);
        assertThat(Objects.requireNonNull(ratio.interval()).confidence()).isEqualTo(0.96875);
        Ratio oneWithout =
                Objects.requireNonNull(
                        Forks.ratio(forks(run, "ladder").subList(1, 6), forks(run, "tree-map")));
        assertThat(oneWithout.pairs()).isEqualTo(5);
        assertThat(oneWithout.interval()).as("five pairs do not reach 95 %%").isNull();
    }

    @Test
    void forksThatNeverMetHaveNoRatio() {
        StoredRun run = run(4);
        assertThat(
                        Forks.ratio(
                                forks(run, "ladder").subList(0, 2),
                                forks(run, "tree-map").subList(2, 4)))
                .isNull();
        assertThat(Forks.ratio(List.of(), forks(run, "tree-map"))).isNull();
    }
}
