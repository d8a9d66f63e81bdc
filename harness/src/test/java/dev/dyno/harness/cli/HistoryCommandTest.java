package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.usage.ExitCode;
import dev.dyno.results.history.RunHistory;
import dev.dyno.results.sample.SampleRun;
import dev.dyno.results.schema.PublishedSchema;
import dev.dyno.results.schema.SchemaDrift;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history by the command line; what it finds is tested with the results. */
final class HistoryCommandTest {
    private static final PublishedSchema SCHEMA =
            PublishedSchema.ofResource("/dev/dyno/harness/schema/history.schema.json");

    @TempDir private Path folder = Path.of("");

    private Path runs(int count, int changeAt, double factor) throws IOException {
        Path runs = folder.resolve("runs");
        for (int day = 0; day < count; day++) {
            Path run =
                    SampleRun.empty()
                            .implementation("tree-map", "reference", 3e6)
                            .implementation("ladder", "ours", day < changeAt ? 9e6 : 9e6 * factor)
                            .closedLoop("matching/flow-normal")
                            .forks(2)
                            .write(runs);
            Files.delete(run.resolve("SHA256SUMS"));
            Path manifest = run.resolve("run.json");
            Files.writeString(
                    manifest,
                    Files.readString(manifest)
                            .replace("2026-11-23", String.format("2026-10-%02d", day + 1))
                            .replace("0123456789abcdef01", String.format("%018x", 0xabc000 + day)));
        }
        return runs;
    }

    private static void assertRefused(String reason, String... arguments) {
        CommandRun refused = CommandRun.of(arguments);
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err().lines().toList().getFirst())
                .startsWith("error: ")
                .contains(reason);
    }

    @Test
    void aChangeIsShownBetweenItsCommits() throws IOException {
        Path runs = runs(14, 6, 1.25);
        CommandRun history = CommandRun.of("history", runs.toString(), "--points");
        assertThat(history.exitCode()).as(history.err()).isEqualTo(ExitCode.OK);
        assertThat(history.out())
                .startsWith("14 runs on machines of class ")
                .containsPattern("2026-10-07 .*better: \\+25\\.00 % .*p = 0\\.00")
                .containsPattern("(?m)^    2026-10-07 .*new level$")
                .contains("1 of 2 series changed. Each was tested at 1 %");
    }

    @Test
    void theJsonConformsToItsSchema() throws IOException {
        assertThat(SCHEMA.faultsOfSchema()).isEmpty();
        assertThat(SchemaDrift.between(SCHEMA.tree(), RunHistory.class)).isEmpty();
        CommandRun history = CommandRun.of("history", "--json", runs(10, 5, 2).toString());
        assertThat(SCHEMA.faults(history.out())).isEmpty();
        assertThat(history.out()).contains("\"change_fraction\"");
        assertThat(SCHEMA.faults(history.out().replace("\"better\"", "\"good\""))).isNotEmpty();
    }

    @Test
    void fewRunsAreSaidToBeTooFew() throws IOException {
        CommandRun history = CommandRun.of("history", runs(3, 1, 2).toString());
        assertThat(history.out())
                .contains("too few to show a change")
                .contains("No series has the 10 runs");
    }

    @Test
    void aRunThatCannotBeReadIsLeftOutAndNamed() throws IOException {
        Path runs = runs(3, 1, 2);
        Path broken = Files.createDirectory(runs.resolve("broken"));
        Files.writeString(broken.resolve("run.json"), "{");
        CommandRun history = CommandRun.of("history", runs.toString());
        assertThat(history.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(history.out()).contains("left out: broken: ");
        assertRefused("run.json: ", "history", broken.toString());
    }

    @Test
    void onlyWhatIsAskedForIsShown() throws IOException {
        String runs = runs(2, 1, 2).toString();
        CommandRun history =
                CommandRun.of("history", runs, "--implementation", "ladder", "--across-machines");
        assertThat(history.out())
                .contains("advisory")
                .contains("  ladder  throughput: 6.000 times the reference, latest of 2")
                .doesNotContain("tree-map");
    }

    @Test
    void wrongUsageIsRefused() throws IOException {
        String runs = runs(2, 1, 2).toString();
        assertRefused(
                "holds no readable run",
                "history",
                Files.createDirectory(folder.resolve("empty")).toString());
        assertRefused("no such folder", "history", folder.resolve("absent").toString());
        assertRefused("did you mean 'ladder'?", "history", runs, "--implementation", "lader");
        assertRefused("is no percentage", "history", runs, "--level", "0");
        assertRefused("is no percentage", "history", runs, "--min-change", "many");
    }
}
