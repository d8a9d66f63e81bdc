package dev.dyno.results.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.results.model.RunSummary;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.sample.SampleRun;
import dev.dyno.results.sample.SampleTrials;
import dev.dyno.results.summary.Summaries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalTableTest {
    private static final String ESCAPE = "\033";

    @TempDir private Path runs = Path.of("");

    private static String plain(RunSummary summary) {
        return TerminalTable.render(summary, false);
    }

    @Test
    void aRowSaysHowManyTimesThePeerItIsWithItsInterval() {
        String text = plain(Summaries.summarise(SampleRun.typical().store(runs)));
        assertThat(text.lines().filter(line -> line.contains("ratio to exchange-core-direct")))
                .hasSize(3);
        assertThat(text.lines())
                .anyMatch(line ->
                        line.matches(
                                " +ladder +valid +12\\.\\S+ M/s.* 4\\.00x \\[4\\.00, 4\\.00]"
                                        + " +1\\.33x \\[1\\.33, 1\\.33]"));
        assertThat(text).containsOnlyOnce("Intervals [low, high] cover 96.9 %");
    }

    @Test
    void badVerdictsAreColouredOnTerminalsOnly() {
        RunSummary summary = Summaries.summarise(SampleRun.typical().store(runs));
        assertThat(TerminalTable.render(summary, true))
                .contains(ESCAPE + "[31minvalid" + ESCAPE + "[0m")
                .contains(ESCAPE + "[31munavailable" + ESCAPE);
        assertThat(plain(summary)).doesNotContain(ESCAPE);
    }

    @Test
    void aNoteOfAllRowsIsPrintedOnceAndManyNotesAreCounted() {
        SampleRun run = SampleRun.typical();
        for (String id : List.of("tree-map", "ladder", "exchange-core-direct")) {
            for (String workload :
                    List.of(
                            "matching/flow-normal",
                            "matching/flow-swing-25",
                            "matching/open-normal")) {
                run.change(id, workload, trial -> withNotes(trial, workload));
            }
        }
        String text = plain(Summaries.summarise(run.store(runs)));
        assertThat(text).containsOnlyOnce("two CPUs only");
        assertThat(text)
                .contains("note on tree-map, ladder, exchange-core-direct: note 0 of")
                .contains("and 2 more notes, which the report holds")
                .doesNotContain("note 4 of");
    }

    @Test
    void anUnpinnedThreadIsSaidHoweverManyNotesComeBefore() {
        String workload = "matching/flow-normal";
        SampleRun run =
                SampleRun.typical()
                        .change("tree-map", workload, trial -> withNotes(trial, workload))
                        .change(
                                "exchange-core-direct",
                                workload,
                                trial -> SampleTrials.withThreads(trial, SampleTrials.unpinned()));
        assertThat(plain(Summaries.summarise(run.store(runs))))
                .contains("note on exchange-core-direct: " + RunSummary.UNVERIFIED_NOTE);
    }

    private static TrialResult withNotes(TrialResult trial, String workload) {
        List<String> notes = new ArrayList<>(List.of("two CPUs only"));
        for (int note = 0; note < 6; note++) {
            notes.add("note " + note + " of " + workload);
        }
        return SampleTrials.withNotes(trial, notes);
    }

    @Test
    void aPartialRunSaysSo() {
        String text =
                plain(
                        Summaries.summarise(
                                SampleRun.typical()
                                        .ended("interrupted", List.of(17))
                                        .changeAll(trials ->
                                                trials.stream()
                                                        .filter(one -> one.fork() < 5)
                                                        .toList())
                                        .store(runs)));
        assertThat(text).contains("The run is partial: interrupted.", "Missing: 2 trials of");
    }
}
