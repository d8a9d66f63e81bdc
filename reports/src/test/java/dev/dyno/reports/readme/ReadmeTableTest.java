package dev.dyno.reports.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.ResultsException;
import dev.dyno.results.sample.SampleRun;
import dev.dyno.results.store.StoredRun;
import dev.dyno.results.summary.Summaries;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadmeTableTest {
    private static final Path FILE = Path.of("README.md");

    @TempDir private Path runs = Path.of("");

    private String table(SampleRun sample) {
        StoredRun run = sample.store(runs);
        return ReadmeTable.of("quick-1", run, Summaries.summarise(run));
    }

    private static List<String> cells(String table, String workload, String implementation) {
        String row =
                table.lines()
                        .filter(line ->
                                line.startsWith("| " + workload + " | " + implementation + " |"))
                        .findFirst()
                        .orElseThrow();
        return List.of(row.substring(2, row.length() - 2).split(" \\| ", -1));
    }

    @Test
    void aRowHasThroughputAndRatiosWithTheirIntervals() {
        String table = table(SampleRun.typical());
        List<String> ours = cells(table, "matching/flow-normal", "ladder");
        assertThat(ours.get(2)).isEqualTo("valid");
        assertThat(ours.get(3)).matches("12\\.3 M \\[12\\.[0-9] M, 12\\.[0-9] M\\]");
        assertThat(ours.get(4)).isEqualTo("4.00× [4.00, 4.00]");
        assertThat(ours.get(5)).isEqualTo("1.33× [1.33, 1.33] of exchange-core-direct");
        assertThat(cells(table, "matching/flow-normal", "exchange-core-direct").get(5))
                .isEqualTo("–");
        assertThat(table).contains("Intervals [low, high] cover 96.9 %.");
    }

    @Test
    void aRowHasResponseTimesOrSaysHowManySamplesAreMissing() {
        String table = table(SampleRun.typical().forks(1));
        List<String> ours = cells(table, "matching/open-normal", "ladder");
        assertThat(ours).hasSize(9);
        assertThat(ours.get(3)).isEqualTo("1.00 M/s");
        assertThat(ours.subList(4, 7)).allMatch(cell -> cell.matches("[0-9.]+ (ns|µs)"));
        assertThat(table).contains("The forks are too few for an interval.");
    }

    @Test
    void whatIsNotValidHasNoFigure() {
        String table = table(SampleRun.typical());
        assertThat(cells(table, "matching/flow-normal", "ladder-offheap"))
                .containsExactly(
                        "matching/flow-normal", "ladder-offheap", "INVALID", "–", "–", "–");
        assertThat(cells(table, "matching/open-normal", "parity-match").get(2))
                .isEqualTo("UNAVAILABLE");
    }

    @Test
    void itSaysWhereItIsFrom() {
        assertThat(table(SampleRun.typical()))
                .contains(
                        "- Baseline: `results/baselines/quick-1`",
                        "- Run: 2026-11-23, profile quick, seed 42",
                        "- Commit: 0123456789ab\n",
                        "- Machine: Sample CPU, 1 core, kvm, Linux 6.18.0, JVM 25.0.3+9; grade C");
    }

    @Test
    void everyRowOfTheSummaryIsThereAndEqualRunsGiveEqualText() {
        StoredRun run = SampleRun.typical().store(runs);
        String table = ReadmeTable.of("x", run, Summaries.summarise(run));
        assertThat(table.lines().filter(line -> line.startsWith("| matching/")))
                .hasSize(Summaries.summarise(run).rows().size());
        assertThat(ReadmeTable.of("x", run, Summaries.summarise(run))).isEqualTo(table);
    }

    @Test
    void storedTextIsNoMarkupAndEndsNoCell() {
        String table =
                table(
                        SampleRun.empty()
                                .implementation("tree-map", "reference", 1e6)
                                .unavailable("a|b<script>`", "peer", "not there")
                                .closedLoop("matching/x"));
        assertThat(table)
                .contains("| a\\|b&lt;script>' | UNAVAILABLE |")
                .doesNotContain("<script>");
    }

    private static String document(String inner) {
        return "# T\n\n" + MarkedSection.BEGIN + inner + MarkedSection.END + "\n\nafter\n";
    }

    @Test
    void onlyWhatIsBetweenTheMarksIsReplaced() {
        String once = MarkedSection.replace(FILE, document("\nold\n"), "new\n");
        assertThat(once).isEqualTo(document("\n\nnew\n\n"));
        assertThat(MarkedSection.replace(FILE, once, "new")).isEqualTo(once);
    }

    @Test
    void aDocumentWithoutOnePlaceForResultsIsRefused() {
        for (String bad :
                List.of(
                        "# T\n",
                        MarkedSection.BEGIN,
                        MarkedSection.END + MarkedSection.BEGIN,
                        document("\n") + document("\n"))) {
            assertThatThrownBy(() -> MarkedSection.replace(FILE, bad, "new"))
                    .isInstanceOf(ResultsException.class)
                    .hasMessageContaining("README.md: has not one place for results");
        }
    }
}
