package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.catalogue.UserJars;
import dev.dyno.harness.machine.PassportOptions;
import dev.dyno.harness.machine.PassportTaker;
import dev.dyno.reports.HtmlReport;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.RunSummary;
import dev.dyno.results.model.RunSummary.Row;
import dev.dyno.results.render.TerminalTable;
import dev.dyno.results.store.RunReader;
import dev.dyno.results.store.StoredRun;
import dev.dyno.results.summary.Summaries;
import dev.dyno.workloads.Profile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the outcome of the load driver's self-test in a whole run. */
final class StallRefusalTest {
    private static final String SUM = "toy/sum";
    private static final String OPEN_SUM = "toy/open-sum";
    private static final String HIDDEN = "the load driver does not show a known stall of the test";

    @TempDir private Path folder;

    @Test
    void aDriverThatHidesAStallMeasuresNoOpenLoopAndEveryViewSaysWhy() throws Exception {
        StringWriter err = new StringWriter();
        RunOrchestrator run;
        StoredRun stored;
        try (UserJars jars = UserJars.open(List.of())) {
            run =
                    new RunOrchestrator(
                            options(),
                            Selection.of(
                                    jars.domains(),
                                    jars.catalogues(),
                                    Profile.SMOKE,
                                    new Selection.Wish(
                                            List.of(SUM, OPEN_SUM),
                                            List.of("formula"),
                                            List.of(),
                                            null)),
                            where -> PassportTaker.take(PassportOptions.smoke(where), _ -> {}),
                            (_, _, _) -> new StallCheck.Verdict(false, HIDDEN),
                            new PrintWriter(err, true));
            stored = RunReader.open(run.run(() -> {}));
        }
        assertThat(run.sawBadResult()).isTrue();
        assertThat(err.toString()).contains("Open-loop workloads are refused: " + HIDDEN);
        assertThat(stored.trials())
                .filteredOn(trial -> trial.workload().equals(OPEN_SUM))
                .isNotEmpty()
                .allSatisfy(trial -> {
                    assertThat(trial.openLoop()).isEmpty();
                    assertThat(trial.reason()).isEqualTo("not measured: " + HIDDEN);
                });
        RunSummary summary = Summaries.summarise(stored);
        assertThat(summary.rows()).hasSizeGreaterThanOrEqualTo(4);
        for (Row row : summary.rows()) {
            boolean isRefused = row.workload().equals(OPEN_SUM);
            if (List.of("loop", "formula").contains(row.implementation())) {
                assertThat(row.verdict().equals("valid")).as("%s", row).isEqualTo(!isRefused);
                assertThat(row.estimate() == null).as("%s", row).isEqualTo(isRefused);
                assertThat(row.percentiles()).isEmpty();
            }
        }
        assertThat(Json.toText(summary)).contains(HIDDEN);
        assertThat(TerminalTable.render(summary, false)).contains(HIDDEN);
        assertThat(Files.readString(HtmlReport.write(stored, summary, folder.resolve("site"))))
                .contains(HIDDEN);
    }

    private RunOptions options() {
        return new RunOptions(
                Profile.SMOKE,
                23,
                List.of(),
                folder.resolve("runs"),
                Path.of(""),
                List.of("run"),
                List.of("-Xms32m", "-Xmx96m"),
                Map.of(),
                null,
                null,
                null,
                false,
                false);
    }

    /** Whether a busy machine passes is not the question here, only that the outcome is kept. */
    @Test
    void whatTheRealTestSawIsPrintedStoredAndInTheReport() throws IOException {
        ToyRun run = ToyRun.of(folder, OPEN_SUM, "--only=formula");
        String words =
                run.stored().manifest().workloads().stream()
                        .map(workload -> workload.parameters().get("stall_self_test"))
                        .findFirst()
                        .orElseThrow();
        assertThat(words).contains("a stall of 10 ms must give p99.9 = 9.00 ms; seen ");
        assertThat(run.command().err()).contains(words);
        assertThat(run.text("stall-self-test.log"))
                .contains(words.substring(words.lastIndexOf(": ") + 2));
        String name = run.stored().manifest().runId();
        assertThat(Files.readString(folder.resolve("reports").resolve(name).resolve("index.html")))
                .contains("stall_self_test=" + words);
    }
}
