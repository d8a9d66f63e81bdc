package dev.dyno.results.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.results.history.RunHistory.Change;
import dev.dyno.results.history.RunHistory.Point;
import dev.dyno.results.history.RunHistory.Series;
import dev.dyno.results.json.Json;
import dev.dyno.results.machine.PassportClass;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.RunManifest;
import dev.dyno.results.sample.SampleRun;
import dev.dyno.results.stats.SeededRandom;
import dev.dyno.results.store.RunReader;
import dev.dyno.results.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories of synthetic runs, whose changes are known. */
class RunHistoriesTest {
    private static final HistorySettings FIGURES = new HistorySettings(Basis.FIGURE, 0.01, 0.01);
    private static final HistorySettings RATIOS = new HistorySettings(Basis.RATIO, 0.01, 0.01);
    private static final String WORKLOAD = "matching/flow-normal";

    @TempDir private Path runs = Path.of("");

    /** A run a day; both implementations scaled by the machine, the ladder by its own speed. */
    private StoredRun run(int day, double machine, double ladder) throws IOException {
        Path folder =
                SampleRun.empty()
                        .implementation("tree-map", "reference", 3e6 * machine)
                        .implementation("ladder", "ours", 12e6 * machine * ladder)
                        .closedLoop(WORKLOAD)
                        .forks(3)
                        .write(runs);
        Files.delete(folder.resolve("SHA256SUMS"));
        replace(
                folder.resolve("run.json"),
                "2026-11-23T23:59:01Z",
                Instant.parse("2026-01-01T00:00:00Z").plusSeconds(86_400L * day).toString());
        replace(
                folder.resolve("run.json"),
                "0123456789abcdef0123456789abcdef01234567",
                String.format("%040x", day));
        return RunReader.open(folder);
    }

    private static void replace(Path file, String text, String other) throws IOException {
        Files.writeString(file, Files.readString(file).replace(text, other));
    }

    private List<StoredRun> steps(int count, int changeAt, double factor) throws IOException {
        SeededRandom random = new SeededRandom(7);
        List<StoredRun> history = new ArrayList<>();
        for (int day = 0; day < count; day++) {
            double noise = 1 + 0.01 * (random.nextDouble() - 0.5);
            history.add(run(day, 1, (day < changeAt ? 1 : factor) * noise));
        }
        return history;
    }

    private static Series series(RunHistory history, String implementation) {
        return history.series().stream()
                .filter(one -> one.implementation().equals(implementation))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSlowdownIsFoundAtTheRunWhereItBegan() throws IOException {
        List<StoredRun> shuffled = steps(16, 9, 0.9);
        Collections.reverse(shuffled);
        RunHistory history = RunHistories.of(shuffled, FIGURES);
        Series ladder = series(history, "ladder");
        assertThat(ladder.points()).extracting(Point::startedAt).isSorted().hasSize(16);
        assertThat(ladder.changes()).hasSize(1);
        Change change = ladder.changes().getFirst();
        assertThat(change.index()).isEqualTo(9);
        assertThat(change.changeFraction()).isCloseTo(-0.1, within(0.01));
        assertThat(change.better()).isFalse();
        assertThat(ladder.points().get(9).commit()).isEqualTo(String.format("%040x", 9));
        assertThat(series(history, "tree-map").changes()).isEmpty();
    }

    @Test
    void aSmallerChangeThanWantedIsNotShown() throws IOException {
        List<StoredRun> history = steps(16, 8, 0.9);
        HistorySettings coarse = new HistorySettings(Basis.FIGURE, 0.01, 0.2);
        assertThat(series(RunHistories.of(history, coarse), "ladder").changes()).isEmpty();
    }

    @Test
    void fewerRunsThanTheLevelNeedsShowNoChange() throws IOException {
        assertThat(FIGURES.runsMin()).isEqualTo(10);
        assertThat(new HistorySettings(Basis.FIGURE, 0.05, 0).runsMin()).isEqualTo(8);
        RunHistory history = RunHistories.of(steps(9, 5, 0.5), FIGURES);
        assertThat(series(history, "ladder").points()).hasSize(9);
        assertThat(series(history, "ladder").changes()).isEmpty();
    }

    @Test
    void figuresOfAnotherClassOfMachinesAreLeftOutAndRatiosAreNot() throws IOException {
        List<StoredRun> history = new ArrayList<>();
        for (int day = 0; day < 12; day++) {
            history.add(day < 6 ? onOtherMachine(run(day, 0.5, 1)) : run(day, 1, 1));
        }
        String other = PassportClass.of(Objects.requireNonNull(history.getFirst().passport())).id();
        RunHistory figures = RunHistories.of(history, FIGURES);
        assertThat(figures.runs()).isEqualTo(6);
        assertThat(figures.leftOut())
                .hasSize(6)
                .allMatch(one -> one.endsWith("another class of machines, " + other));
        RunHistory ratios = RunHistories.of(history, RATIOS);
        assertThat(ratios.runs()).isEqualTo(12);
        assertThat(ratios.fingerprint()).isNull();
        assertThat(ratios.series()).hasSize(1);
        assertThat(series(ratios, "ladder").points())
                .extracting(Point::value)
                .allMatch(ratio -> Math.abs(ratio - 4) < 1e-3);
    }

    private static StoredRun onOtherMachine(StoredRun run) throws IOException {
        Path file = run.folder().resolve("machine.json");
        replace(file, Json.read(file, MachinePassport.class).cpu().model(), "Other CPU");
        return RunReader.open(run.folder());
    }

    @Test
    void anotherInputIsAnotherMeasurement() throws IOException {
        StoredRun old = run(0, 1, 1);
        replace(old.folder().resolve("run.json"), "0123456789abcdef", "ffffffffffffffff");
        RunHistory history =
                RunHistories.of(List.of(RunReader.open(old.folder()), run(1, 1, 1)), FIGURES);
        assertThat(series(history, "ladder").points()).hasSize(1);
        assertThat(history.leftOut())
                .singleElement()
                .asString()
                .endsWith(": another input of " + WORKLOAD);
    }

    @Test
    void theNewestRunThatHasAWorkloadDecidesOnItsInput() throws IOException {
        StoredRun old = run(0, 1, 1);
        replace(old.folder().resolve("run.json"), "0123456789abcdef", "ffffffffffffffff");
        Path other =
                SampleRun.empty()
                        .implementation("tree-map", "reference", 3e6)
                        .closedLoop("matching/flow-static")
                        .write(runs);
        Files.delete(other.resolve("SHA256SUMS"));
        RunHistory history =
                RunHistories.of(
                        List.of(RunReader.open(old.folder()), run(1, 1, 1), RunReader.open(other)),
                        FIGURES);
        assertThat(series(history, "ladder").points()).hasSize(1);
        assertThat(history.runs()).isEqualTo(3);
    }

    @Test
    void aRunThatIsGivenTwiceCountsOnce() throws IOException {
        StoredRun one = run(0, 1, 1);
        assertThat(RunHistories.of(List.of(one, one), FIGURES).runs()).isEqualTo(1);
        assertThat(RunHistories.of(List.of(), FIGURES).series()).isEmpty();
    }

    @Test
    void responseTimesAreFollowedByRateAndSmallerIsBetter() {
        StoredRun open =
                SampleRun.empty()
                        .implementation("tree-map", "reference", 3e6)
                        .openLoop("matching/open-normal")
                        .store(runs);
        RunManifest manifest = open.manifest();
        RunHistory history = RunHistories.of(List.of(open), FIGURES);
        assertThat(history.series())
                .extracting(Series::measure)
                .containsExactly(
                        "response_p99 at 100000 per second", "response_p99 at 1000000 per second");
        assertThat(history.series()).noneMatch(Series::biggerIsBetter);
        assertThat(history.series().getFirst().points().getFirst().runId())
                .isEqualTo(manifest.runId());
    }
}
