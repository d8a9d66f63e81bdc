package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.usage.ExitCode;
import dev.dyno.results.sample.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bad folder gives one line that names it, and the exit code that the command documents. */
final class ReportCommandTest {
    @TempDir private Path folder = Path.of("");

    private CommandRun report(Path run) {
        return CommandRun.of("report", run.toString(), "--out", folder.resolve("site").toString());
    }

    private void assertRefused(Path run, String reason) {
        CommandRun report = report(run);
        assertThat(report.exitCode()).as(report.err()).isEqualTo(ExitCode.USAGE);
        assertThat(report.out()).isEmpty();
        assertThat(report.err().lines().toList())
                .singleElement()
                .asString()
                .startsWith("error: " + run)
                .contains(reason);
        assertThat(folder.resolve("site")).doesNotExist();
    }

    private Path sealed() {
        return SampleRun.typical().forks(1).write(folder.resolve("runs"));
    }

    private static void alter(Path file, UnaryOperator<String> change) throws IOException {
        Files.writeString(file, change.apply(Files.readString(file)));
    }

    @Test
    void aRunBecomesAPage() {
        CommandRun report = report(sealed());
        assertThat(report.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(report.out()).startsWith("Report: ").endsWith("index.html\n");
        assertThat(Path.of(report.out().substring("Report: ".length()).strip())).exists();
    }

    @Test
    void aFolderThatIsNoRunIsAUsageError() throws IOException {
        assertRefused(folder.resolve("absent"), "no such folder");
        assertRefused(Files.createDirectory(folder.resolve("empty")), "is empty");
        Path file = Files.writeString(folder.resolve("file"), "text");
        assertRefused(file, "is a file, not a run's folder");
    }

    @Test
    void aManifestThatCannotBeReadIsAUsageError() throws IOException {
        for (UnaryOperator<String> change :
                List.<UnaryOperator<String>>of(
                        text -> text.substring(0, 100),
                        text -> text.replace("version\": 1", "version\": 9"),
                        text -> text.replace("\"seed\"", "\"sown\""),
                        _ -> "<html></html>",
                        _ -> "null",
                        _ -> "[".repeat(100_000))) {
            Path run = sealed();
            alter(run.resolve("run.json"), change);
            assertRefused(run, "run.json: ");
        }
    }

    @Test
    void aDamagedPartIsShownInsteadOfFailing() throws IOException {
        Path run = sealed();
        alter(run.resolve("machine.json"), _ -> "{}");
        alter(run.resolve("conformance.json"), text -> text.substring(0, 50));
        Files.delete(run.resolve("end.json"));
        CommandRun report = report(run);
        assertThat(report.exitCode()).as(report.err()).isEqualTo(ExitCode.OK);
        Path page = Path.of(report.out().substring("Report: ".length()).strip());
        assertThat(Files.readString(page)).contains("conformance.json: is not whole JSON");
    }

    @Test
    void aPageThatCannotBeWrittenIsAnErrorOfTheEnvironment() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "text");
        CommandRun report =
                CommandRun.of("report", sealed().toString(), "--out", file.resolve("x").toString());
        assertThat(report.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(report.err()).startsWith("error: ").contains("cannot be written");
    }
}
