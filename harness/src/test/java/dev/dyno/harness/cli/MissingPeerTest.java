package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.usage.ExitCode;
import dev.dyno.results.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The program without a peer's jar: that peer is shown as unavailable, and nothing else changes.
 */
final class MissingPeerTest {
    private static final String ID = "parity-match";
    private static final String ADD = "add com.paritytrading.parity:parity-match:0.7.0";

    @TempDir private Path folder;

    private MainProcess start(String... arguments) {
        return new MainProcess.Launch(folder).without(name -> name.startsWith(ID)).start(arguments);
    }

    @Test
    void listNamesTheJarToAddAndKeepsTheOthersAsTheyWere() throws IOException {
        try (MainProcess list = start("list", "--json")) {
            assertThat(list.exitCode()).as(list.err()).isEqualTo(ExitCode.OK);
            JsonNode whole = Json.mapper().readTree(CommandRun.of("list", "--json").out());
            JsonNode without = Json.mapper().readTree(list.out());
            assertThat(without.size()).isEqualTo(whole.size());
            for (int line = 0; line < whole.size(); line++) {
                JsonNode found = without.get(line);
                if (found.get("id").asString().equals(ID)) {
                    assertThat(whole.get(line).get("available").asBoolean()).isTrue();
                    assertThat(found.get("available").asBoolean()).isFalse();
                    assertThat(found.get("reason").asString()).contains("class ").endsWith(ADD);
                } else {
                    assertThat(found).isEqualTo(whole.get(line));
                }
            }
        }
        try (MainProcess list = start("list")) {
            assertThat(list.exitCode()).isEqualTo(ExitCode.OK);
            assertThat(list.out().lines())
                    .anyMatch(line -> line.matches(" +" + ID + " +peer +no +- .*" + ADD));
        }
    }

    @Test
    void aRunShowsItWithoutAFigureAndMeasuresTheRest() throws IOException {
        try (MainProcess run =
                start(
                        "run",
                        "matching/flow-normal",
                        "--profile=smoke",
                        "--only=" + ID,
                        "--jvm-option=-Xms64m",
                        "--results=runs",
                        "--reports=site")) {
            assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
            assertThat(run.err()).doesNotContain("Exception", "\tat ");
            assertThat(run.out().lines())
                    .anyMatch(line -> line.matches(" +" + ID + " +unavailable +- .*"))
                    .anyMatch(line -> line.matches(" +tree-map +valid +[0-9].*"));
            assertThat(run.out()).contains(ADD);
            String page =
                    run.out()
                            .lines()
                            .filter(line -> line.startsWith("Report: "))
                            .findFirst()
                            .orElseThrow();
            assertThat(Files.readString(Path.of(page.substring("Report: ".length()))))
                    .contains(ADD);
        }
    }

    @Test
    void aRunThatRequiresItIsRefusedBeforeAnythingIsWritten() {
        try (MainProcess run = start("run", "matching", "--require=" + ID, "--results=runs")) {
            assertThat(run.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(run.err())
                    .startsWith("error: the required implementation '" + ID + "'")
                    .contains(ADD)
                    .hasLineCount(1);
        }
        assertThat(folder.resolve("runs")).doesNotExist();
    }
}
