package dev.dyno.results.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.results.model.RunSummary;
import dev.dyno.results.model.RunSummary.Comparison;
import dev.dyno.results.model.RunSummary.RatePercentiles;
import dev.dyno.results.model.RunSummary.Ratio;
import dev.dyno.results.model.RunSummary.Row;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.sample.SampleRun;
import dev.dyno.results.sample.SampleTrials;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummariesTest {
    private static final String FLOW = "matching/flow-normal";
    private static final String OPEN = "matching/open-normal";

    @TempDir private Path runs = Path.of("");

    private static Row row(RunSummary summary, String workload, String implementation) {
        return summary.rows().stream()
                .filter(row -> row.workload().equals(workload))
                .filter(row -> row.implementation().equals(implementation))
                .findFirst()
                .orElseThrow();
    }

    private static Comparison comparison(RunSummary summary, String workload, String id) {
        return Objects.requireNonNull(row(summary, workload, id).comparison());
    }

    @Test
    void ratiosCompareWithTheStrongestPeerOfTheWorkload() {
        RunSummary summary =
                Summaries.summarise(
                        SampleRun.typical().implementation("slow-peer", "peer", 4.0e6).store(runs));
        Comparison ours = comparison(summary, FLOW, "ladder");
        assertThat(ours.implementation()).isEqualTo("exchange-core-direct");
        assertThat(ours.ratio().estimate()).isCloseTo(12.0 / 9.0, within(1e-6));
        assertThat(ours.ratio().pairs()).isEqualTo(6);
        assertThat(ours.ratio().interval()).isNotNull();
        assertThat(comparison(summary, OPEN, "ladder").implementation())
                .isEqualTo("exchange-core-direct");
        assertThat(row(summary, FLOW, "exchange-core-direct").comparison()).isNull();
        assertThat(comparison(summary, FLOW, "tree-map").ratio().estimate()).isLessThan(1);
    }

    @Test
    void aNamedImplementationTakesThePeersPlace() {
        RunSummary summary = Summaries.summarise(SampleRun.typical().store(runs), "ladder");
        Comparison peer = comparison(summary, FLOW, "exchange-core-direct");
        assertThat(peer.implementation()).isEqualTo("ladder");
        assertThat(peer.ratio().estimate()).isCloseTo(9.0 / 12.0, within(1e-6));
        assertThat(row(summary, FLOW, "ladder").comparison()).isNull();
    }

    @Test
    void aResponseTimeIsComparedForkByForkSoThatItHasAnInterval() {
        RunSummary summary = Summaries.summarise(SampleRun.typical().store(runs));
        Ratio ratio = Objects.requireNonNull(row(summary, OPEN, "ladder").ratioToReference());
        assertThat(ratio.pairs()).isEqualTo(6);
        assertThat(Objects.requireNonNull(ratio.interval()).low()).isGreaterThan(1);
        assertThat(ratio.estimate()).isBetween(2.0, 4.0);
    }

    @Test
    void nothingIsComparedWithAReferenceThatAnsweredWrongly() {
        RunSummary summary =
                Summaries.summarise(
                        SampleRun.typical()
                                .change(
                                        "tree-map",
                                        FLOW,
                                        trial ->
                                                trial.fork() == 3
                                                        ? SampleTrials.without(
                                                                trial, "invalid", "differs")
                                                        : trial)
                                .store(runs));
        assertThat(row(summary, FLOW, "tree-map").verdict()).isEqualTo("invalid");
        assertThat(row(summary, FLOW, "ladder").ratioToReference()).isNull();
        assertThat(row(summary, FLOW, "ladder").estimate()).isNotNull();
        assertThat(row(summary, "matching/flow-swing-25", "ladder").ratioToReference()).isNotNull();
    }

    @Test
    void aShortRandomScheduleMayFallShortByChanceAndALongOneMayNot() {
        assertThat(sustained(2_500, 0.96)).isTrue();
        assertThat(sustained(2_500, 0.92)).isFalse();
        assertThat(sustained(250_000, 0.96)).isFalse();
    }

    private boolean sustained(int count, double achievedShare) {
        RunSummary summary =
                Summaries.summarise(
                        SampleRun.typical()
                                .change(
                                        "ladder",
                                        OPEN,
                                        trial -> withOpenLoop(trial, count, achievedShare))
                                .store(runs));
        List<RatePercentiles> rates = row(summary, OPEN, "ladder").percentiles();
        return rates.getFirst().sustained();
    }

    private static TrialResult withOpenLoop(TrialResult trial, int count, double achievedShare) {
        return SampleTrials.withOpenLoop(
                trial, List.of(SampleTrials.openLoop(1e5, count, 500, achievedShare, 1)));
    }

    @Test
    void unpinnedThreadsAreNotedWithTheReason() {
        RunSummary summary =
                Summaries.summarise(
                        SampleRun.typical()
                                .change(
                                        "ladder",
                                        FLOW,
                                        trial ->
                                                SampleTrials.withThreads(
                                                        trial, SampleTrials.unpinned()))
                                .store(runs));
        assertThat(row(summary, FLOW, "ladder").notes())
                .contains(
                        "a thread was not verified on its CPU in 6 of 6 forks",
                        "measured thread: the kernel refused CPU 1");
    }

    @Test
    void theMachinesOwnFlushStandsBesideWhatWaitsForIt() {
        String floor = "raw fsync floor on ";
        assertThat(
                        row(
                                        Summaries.summarise(
                                                SampleRun.typical()
                                                        .waitingForStorage()
                                                        .store(runs)),
                                        OPEN,
                                        "ladder")
                                .notes())
                .anyMatch(note -> note.startsWith(floor));
        assertThat(
                        row(Summaries.summarise(SampleRun.typical().store(runs)), OPEN, "ladder")
                                .notes())
                .noneMatch(note -> note.startsWith(floor));
    }

    @Test
    void trialsThatDidNotFitAreMissingAndThoseOfRefusedImplementationsAreNot() {
        RunSummary summary =
                Summaries.summarise(
                        SampleRun.typical()
                                .changeAll(trials ->
                                        trials.stream().filter(one -> one.fork() < 5).toList())
                                .store(runs));
        assertThat(summary.missing())
                .contains("2 trials of ladder, for which the run's time was too short")
                .noneMatch(line -> line.contains("ladder-offheap"));
    }
}
