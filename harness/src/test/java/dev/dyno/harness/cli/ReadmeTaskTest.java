package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.usage.ExitCode;
import dev.dyno.reports.readme.MarkedSection;
import dev.dyno.results.sample.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One command keeps a run and shows it; another says when the README shows something else. */
final class ReadmeTaskTest {
    private static final String ROOT = "dyno.root";

    @TempDir private Path root = Path.of("");
    private @Nullable String rootBefore;

    @BeforeEach
    void setRoot() throws IOException {
        rootBefore = System.setProperty(ROOT, root.toString());
        Files.createDirectory(root.resolve("docs"));
        for (String document : List.of("README.md", "docs/results.md")) {
            Files.writeString(
                    root.resolve(document),
                    "# Dyno\n\n"
                            + MarkedSection.BEGIN
                            + "\n"
                            + MarkedSection.END
                            + "\n\nThe end.\n");
        }
    }

    @AfterEach
    void restoreRoot() {
        if (rootBefore == null) {
            System.clearProperty(ROOT);
        } else {
            System.setProperty(ROOT, rootBefore);
        }
    }

    private String readme() throws IOException {
        return Files.readString(root.resolve("README.md"));
    }

    private String allResults() throws IOException {
        return Files.readString(root.resolve("docs/results.md"));
    }

    private static void assertExit(int exitCode, CommandRun run, String reason) {
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(exitCode);
        assertThat(run.out() + run.err()).contains(reason);
    }

    @Test
    void withoutABaselineTheReadmeSaysSo() throws IOException {
        assertExit(
                ExitCode.BAD_RESULT, CommandRun.of("report", "--readme", "--check"), "not those");
        assertExit(ExitCode.OK, CommandRun.of("report", "--readme"), "README.md");
        assertThat(readme()).contains("No baseline is committed yet").endsWith("\n\nThe end.\n");
        assertExit(ExitCode.OK, CommandRun.of("report", "--readme", "--check"), "");
    }

    @Test
    void oneCommandKeepsARunAndShowsIt() throws IOException {
        Path run = SampleRun.typical().write(root.resolve("results/runs"));
        CommandRun saved = CommandRun.of("report", run.toString(), "--save-baseline", "quick-1");
        assertExit(ExitCode.OK, saved, "results/baselines/quick-1");
        assertThat(readme()).contains("| matching/flow-normal | ladder | valid |", "quick-1");
        assertThat(allResults()).isEqualTo(readme());
        assertExit(ExitCode.OK, CommandRun.of("report", "--readme", "--check"), "");
        CommandRun page =
                CommandRun.of("report", root.resolve("results/baselines/quick-1").toString());
        assertExit(ExitCode.OK, page, "index.html");
    }

    @Test
    void aHandThatEditsTheTableIsCaughtAndNothingIsWritten() throws IOException {
        SampleRun.typical().forks(1).write(root.resolve("results/runs"));
        assertExit(ExitCode.OK, CommandRun.of("report", "--save-baseline", "latest"), "latest");
        String edited = readme().replace("4.00×", "9.00×");
        Files.writeString(root.resolve("README.md"), edited);
        CommandRun check = CommandRun.of("report", "--readme", "--check");
        assertExit(ExitCode.BAD_RESULT, check, "./run-bench.sh report --readme");
        assertThat(readme()).isEqualTo(edited);
        assertExit(ExitCode.OK, CommandRun.of("report", "--readme"), "");
        assertThat(readme()).contains("4.00×").doesNotContain("9.00×");
    }

    @Test
    void aHandThatEditsTheOtherDocumentIsCaughtToo() throws IOException {
        SampleRun.typical().forks(1).write(root.resolve("results/runs"));
        CommandRun.of("report", "--save-baseline", "latest");
        Files.writeString(root.resolve("docs/results.md"), allResults().replace("4.00×", "9.00×"));
        CommandRun check = CommandRun.of("report", "--readme", "--check");
        assertExit(ExitCode.BAD_RESULT, check, "results.md: its results are not those");
    }

    @Test
    void anAlteredBaselineIsNotShown() throws IOException {
        SampleRun.typical().forks(1).write(root.resolve("results/runs"));
        CommandRun.of("report", "--save-baseline", "latest");
        Path machine = root.resolve("results/baselines/latest/machine.json");
        Files.writeString(machine, Files.readString(machine).replace("\"C\"", "\"A\""));
        CommandRun check = CommandRun.of("report", "--readme", "--check");
        assertExit(ExitCode.USAGE, check, "machine.json: was changed after the run ended");
    }

    @Test
    void aBadNameOrAMixOfTasksIsAUsageError() {
        Path run = SampleRun.typical().forks(1).write(root.resolve("results/runs"));
        for (List<String> options :
                List.of(
                        List.of("--check"),
                        List.of("--readme", run.toString()),
                        List.of("--readme", "--save-baseline", "x"),
                        List.of("--save-baseline", "x", "--compare-to", "ladder"),
                        List.of("--save-baseline", "../x"))) {
            String[] arguments = new String[options.size() + 1];
            arguments[0] = "report";
            for (int index = 0; index < options.size(); index++) {
                arguments[index + 1] = options.get(index);
            }
            assertExit(ExitCode.USAGE, CommandRun.of(arguments), "error: ");
        }
        assertThat(root.resolve("results/baselines")).doesNotExist();
    }

    @Test
    void aReadmeWithoutAPlaceForResultsIsAUsageError() throws IOException {
        Files.writeString(root.resolve("README.md"), "# Dyno\n");
        assertExit(ExitCode.USAGE, CommandRun.of("report", "--readme"), "one place for results");
        Files.delete(root.resolve("README.md"));
        assertExit(ExitCode.USAGE, CommandRun.of("report", "--readme"), "cannot be read");
    }
}
