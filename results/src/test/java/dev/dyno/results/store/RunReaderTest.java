package dev.dyno.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.results.ResultsException;
import dev.dyno.results.model.RunSummary;
import dev.dyno.results.model.TrialResult.ClosedLoopSamples;
import dev.dyno.results.sample.SampleRun;
import dev.dyno.results.sample.SampleTrials;
import dev.dyno.results.summary.Summaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A folder that is no run gives an error; a broken part of a run is named, and the rest is good.
 */
final class RunReaderTest {
    private static final String FLOW = "matching/flow-normal";

    @TempDir private Path runs = Path.of("");

    /** Two forks of two implementations on one workload; cut off, so that files may be altered. */
    private Path run() {
        return SampleRun.empty()
                .forks(2)
                .implementation("tree-map", "reference", 1e6)
                .implementation("ladder", "ours", 2e6)
                .closedLoop(FLOW)
                .openLoop("matching/open-normal")
                .ended(null, List.of())
                .write(runs);
    }

    private static void alter(Path file, UnaryOperator<String> change) throws IOException {
        String before = Files.readString(file);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after);
    }

    private static Path trial(Path run) {
        return run.resolve("trials/0001-ladder-matching-flow-normal.json");
    }

    private static void assertNoRun(Path folder, String reason) {
        assertThatThrownBy(() -> RunReader.open(folder))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining(reason)
                .extracting(failure -> ((ResultsException) failure).kind())
                .isEqualTo(ResultsException.Kind.INPUT);
    }

    /** The run is read without its trial 1 of one workload, and a summary can be made of it. */
    private static void assertSkipped(Path folder, String reason) {
        StoredRun run = RunReader.open(folder);
        assertThat(run.problems())
                .singleElement()
                .asString()
                .startsWith("trials/0001-ladder-matching-flow-normal.json: ")
                .contains(reason);
        assertThat(run.trials()).hasSize(7);
        RunSummary summary = Summaries.summarise(run);
        assertThat(summary.missing()).anyMatch(missing -> missing.contains(reason));
        assertThat(summary.rows()).hasSize(4).allMatch(row -> row.verdict().equals("valid"));
    }

    @Test
    void whatIsNoRunsFolderIsSaidToBeNone() throws IOException {
        assertNoRun(runs.resolve("absent"), "no such folder");
        Path empty = Files.createDirectory(runs.resolve("empty"));
        assertNoRun(empty, "was cut off before it began");
        Path file = Files.writeString(empty.resolve("notes.txt"), "notes");
        assertNoRun(empty, "it has no run.json");
        assertNoRun(file, "is a file, not a run's folder");
    }

    @Test
    void anUnreadableManifestIsNoRun() throws IOException {
        Path truncated = run();
        alter(truncated.resolve("run.json"), text -> text.substring(0, text.length() / 2));
        assertNoRun(truncated, "is not whole JSON");
        Path old = run();
        alter(old.resolve("run.json"), text -> text.replace("version\": 1", "version\": 0"));
        assertNoRun(old, "has schema version 0, and this Dyno reads version 1");
    }

    @Test
    void aNullInTheManifestIsNoRun() throws IOException {
        Path whole = run();
        Files.writeString(whole.resolve("run.json"), "null");
        assertNoRun(whole, "null stands where a record should");
        Path part = run();
        alter(part.resolve("run.json"), text -> text.replace("\"plan\": [", "\"plan\": [ null,"));
        assertNoRun(part, "plan[0] is null");
        Path name = run();
        alter(
                name.resolve("run.json"),
                text -> text.replace("\"profile\": \"quick\"", "\"profile\": null"));
        assertNoRun(name, "profile is null");
    }

    @Test
    void aNullInAListIsNamed() throws IOException {
        Path run = run();
        Files.writeString(run.resolve("conformance.json"), "[null]");
        assertThat(RunReader.open(run).problems())
                .singleElement()
                .asString()
                .startsWith("conformance.json: ");
    }

    @Test
    void aPlanThatCouldNameForeignFilesIsNoRun() throws IOException {
        Path escaping = run();
        alter(
                escaping.resolve("run.json"),
                text ->
                        text.replace(
                                "\"implementation\": \"ladder\"", "\"implementation\": \"..\""));
        assertNoRun(escaping, "the implementation id '..' is not kebab-case");
        Path shifted = run();
        alter(shifted.resolve("run.json"), text -> text.replace("\"index\": 2", "\"index\": 5"));
        assertNoRun(shifted, "plan[2] has another index, 5");
    }

    @Test
    void aBrokenTrialIsNamedAndTheRestIsGood() throws IOException {
        Path truncated = run();
        alter(trial(truncated), text -> text.substring(0, text.length() / 2));
        assertSkipped(truncated, "is not whole JSON");
        Path old = run();
        alter(trial(old), text -> text.replace("version\": 1", "version\": 2"));
        assertSkipped(old, "has schema version 2");
        Path foreign = run();
        alter(trial(foreign), text -> text.replace("\"fork\": 0", "\"fork\": 1"));
        assertSkipped(foreign, "is not in the plan of run.json");
        Path folder = run();
        Files.delete(trial(folder));
        Files.createDirectory(trial(folder));
        assertSkipped(folder, "is a folder, not a file");
    }

    @Test
    void samplesThatNoTrialGivesAreNamed() throws IOException {
        Path none = run();
        alter(
                trial(none),
                text ->
                        text.replaceFirst(
                                "(?s)\"closed_loop\": \\{.*\"open_loop\"",
                                "\"closed_loop\": null, \"open_loop\""));
        assertSkipped(none, "has no iterations");
        Path timeless = run();
        alter(
                trial(timeless),
                text -> text.replaceFirst("duration_nanos\": [0-9]+", "duration_nanos\": 0"));
        assertSkipped(timeless, "iterations[0] has another index or no duration");
        Path unsteady = run();
        alter(
                trial(unsteady),
                text -> text.replace("steady_from_index\": 2", "steady_from_index\": 70"));
        assertSkipped(unsteady, "steady_from_index is 70, and there are 7 iterations");
        Path infinite = run();
        alter(
                trial(infinite),
                text ->
                        text.replace(
                                "foreign_cpu_fraction\": 0.01", "foreign_cpu_fraction\": 1e999"));
        assertSkipped(infinite, "foreign_cpu_fraction is Infinity");
    }

    @Test
    void anAlteredHistogramIsNamed() throws IOException {
        Path run = run();
        Path open = run.resolve("trials/0002-tree-map-matching-open-normal.json");
        alter(open, text -> text.replaceFirst("HIST", "XXXX"));
        StoredRun stored = RunReader.open(run);
        assertThat(stored.problems())
                .singleElement()
                .asString()
                .contains("0002-tree-map", "a stored histogram cannot be decoded");
        assertThat(Summaries.summarise(stored).rows()).hasSize(4);
        Path machine = run();
        alter(
                machine.resolve("machine.json"),
                text -> text.replaceFirst("HIST[A-Z]{4}", "HIST////"));
        assertThat(RunReader.open(machine).problems())
                .singleElement()
                .asString()
                .startsWith("machine.json: a stored histogram");
    }

    @Test
    void aTrialThatRepeatsAnotherIsSkipped() throws IOException {
        Path run = run();
        Files.copy(trial(run), run.resolve("trials/0001-copy.json"));
        assertThat(RunReader.open(run).problems())
                .singleElement()
                .asString()
                .contains("repeats a trial of another file");
    }

    @Test
    void aFileThatWasCutOffWhileItWasWrittenIsNamed() throws IOException {
        Path run = run();
        Files.writeString(run.resolve("trials/.writing-0009-x.json"), "{");
        assertThat(RunReader.open(run).problems())
                .containsExactly("trials/.writing-0009-x.json: writing it was cut off");
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        Path run = run();
        Files.delete(run.resolve("machine.json"));
        Files.delete(run.resolve("conformance.json"));
        assertThat(RunReader.open(run).problems())
                .hasSize(2)
                .allMatch(problem ->
                        problem.endsWith("is missing; the run was cut off before it was written"));
    }

    @Test
    void theLastAttemptCountsAndAllAreKept() {
        Path folder =
                SampleRun.empty()
                        .forks(1)
                        .implementation("tree-map", "reference", 1e6)
                        .closedLoop(FLOW)
                        .changeAll(trials -> {
                            ClosedLoopSamples slow = SampleTrials.closedLoop(5e5);
                            return List.of(
                                    trials.getFirst(),
                                    SampleTrials.withAttempt(
                                            SampleTrials.withClosedLoop(trials.getFirst(), slow),
                                            1));
                        })
                        .write(runs);
        StoredRun run = RunReader.open(folder);
        assertThat(run.trials()).hasSize(2);
        assertThat(Summaries.summarise(run).rows().getFirst().estimate())
                .isEqualTo(5e5, within(1.0));
    }

    @Test
    void theLatestRunIsTheLastOneByName() throws IOException {
        assertThatThrownBy(() -> RunReader.latest(runs.resolve("absent")))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("holds no runs");
        assertThatThrownBy(() -> RunReader.latest(runs))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("holds no runs yet");
        Path older = Files.createDirectory(runs.resolve("20261123-235901-quick-ab12"));
        Path newer = Files.createDirectory(runs.resolve("20261124-000001-smoke-0000"));
        Files.writeString(older.resolve("run.json"), "{}");
        Files.writeString(newer.resolve("run.json"), "{}");
        Files.createDirectory(runs.resolve("20991231-000001-smoke-0000"));
        Files.createDirectory(runs.resolve("notes"));
        assertThat(RunReader.latest(runs)).isEqualTo(newer);
    }
}
