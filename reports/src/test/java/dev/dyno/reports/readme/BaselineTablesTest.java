package dev.dyno.reports.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.reports.readme.BaselineTables.Baseline;
import dev.dyno.results.sample.SampleRun;
import dev.dyno.results.store.StoredRun;
import dev.dyno.results.summary.Summaries;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BaselineTablesTest {
    @TempDir private Path runs = Path.of("");

    private Baseline baseline(String name, double perSecond, String... workloads) {
        SampleRun sample = SampleRun.empty().implementation("tree-map", "reference", perSecond);
        for (String workload : workloads) {
            sample.closedLoop(workload);
        }
        StoredRun run = sample.store(runs);
        return new Baseline(name, run, Summaries.summarise(run));
    }

    private static List<String> rows(String text) {
        return text.lines().filter(line -> line.matches("\\| matching/.*")).toList();
    }

    @Test
    void aWorkloadIsShownOnceFromTheNewestBaselineThatHasIt() {
        Baseline newer = baseline("newer", 2e6, "matching/b", "matching/c");
        Baseline older = baseline("older", 1e6, "matching/a", "matching/b");
        String text = new BaselineTables(List.of(newer, older)).all();
        assertThat(rows(text))
                .hasSize(3)
                .anyMatch(row -> row.startsWith("| matching/a ") && row.contains("| 1.02 M ["))
                .anyMatch(row -> row.startsWith("| matching/b ") && row.contains("| 2.05 M ["))
                .anyMatch(row -> row.startsWith("| matching/c ") && row.contains("| 2.05 M ["));
        assertThat(text.indexOf("baselines/newer`")).isBetween(0, text.indexOf("baselines/older`"));
    }

    @Test
    void aBaselineOfWhichNothingIsLeftIsNotNamed() {
        Baseline newer = baseline("newer", 2e6, "matching/a", "matching/b");
        Baseline older = baseline("older", 1e6, "matching/b");
        assertThat(new BaselineTables(List.of(newer, older)).all()).doesNotContain("older");
    }

    @Test
    void onlyTheWantedDomainsAreShown() {
        BaselineTables tables = new BaselineTables(List.of(baseline("one", 1e6, "matching/a")));
        assertThat(rows(tables.of(Set.of("matching", "journal")))).hasSize(1);
        assertThat(tables.of(Set.of("matching"))).startsWith("### matching\n\n- Baseline: ");
        assertThat(tables.of(Set.of("journal"))).startsWith("No baseline is committed yet");
        assertThat(new BaselineTables(List.of()).all()).startsWith("No baseline is committed yet");
    }
}
