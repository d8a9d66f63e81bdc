package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.tidy.SourceTree;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.RunSummary;
import dev.dyno.results.model.RunSummary.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A suite measured in two parts by the command line, and merged. */
final class MergeCommandTest {
    private static final Pattern COMMAND = Pattern.compile("run-bench\\.sh ([a-z].*)");
    private static final Pattern OPTION = Pattern.compile("--[a-z]+(-[a-z]+)*");

    @TempDir private Path folder = Path.of("");

    private CommandRun part(String shard) {
        return CommandRun.of(
                "run",
                "matching/flow-normal",
                "matching/flow-static",
                "--profile",
                "smoke",
                "--only",
                "tree-map",
                "--shard",
                shard,
                "--results",
                folder.resolve("parts/machine-" + shard.charAt(0)).toString(),
                "--reports",
                folder.resolve("part-site").toString());
    }

    private CommandRun merge(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("merge", folder.resolve("parts").toString()));
        arguments.addAll(List.of("--results", folder.resolve("runs").toString()));
        arguments.addAll(List.of("--reports", folder.resolve("site").toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private static void assertRefused(CommandRun refused, String reason) {
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err().lines().toList().getFirst())
                .startsWith("error: ")
                .contains(reason);
    }

    @Test
    void partsThatWereMeasuredApartBecomeOneRun() {
        CommandRun first = part("1/2");
        assertThat(first.exitCode()).as(first.err()).isEqualTo(ExitCode.OK);
        assertRefused(merge(), "part 2/2 is missing");
        CommandRun second = part("2/2");
        assertThat(second.exitCode()).as(second.err()).isEqualTo(ExitCode.OK);
        CommandRun merged = merge("--json", "--mixed-machines");
        assertThat(merged.exitCode()).as(merged.err()).isEqualTo(ExitCode.OK);
        assertThat(merged.err()).contains("Report: ");
        RunSummary summary = Json.parse(folder, merged.out(), RunSummary.class);
        assertThat(summary.status()).isEqualTo("complete");
        assertThat(summary.missing()).isEmpty();
        assertThat(summary.rows())
                .extracting(Row::workload)
                .containsExactlyInAnyOrder("matching/flow-normal", "matching/flow-static");
        assertThat(summary.rows()).extracting(Row::verdict).containsOnly("valid");
    }

    @Test
    void wrongUsageIsRefused() {
        assertRefused(part("3/2"), "'3/2' is no part");
        assertRefused(part("0/2"), "'0/2' is no part");
        assertRefused(part("1/3"), "use at most 2 parts");
        assertRefused(CommandRun.of("merge", folder.resolve("absent").toString()), "holds no run");
        assertRefused(CommandRun.of("merge"), "FOLDER");
    }

    /** The text of a manifest with its continued lines joined, as a shell or YAML joins them. */
    private static List<String> commands(Path manifest) throws IOException {
        String text = Files.readString(manifest).replaceAll("(\\\\)?\\n *(?=--)", " ");
        return COMMAND.matcher(text).results().map(found -> found.group(1)).toList();
    }

    @Test
    void theManifestsUseCommandsAndOptionsThatExist() throws IOException {
        List<Path> manifests;
        try (Stream<Path> files = Files.list(SourceTree.root().resolve("docs/ci"))) {
            manifests = files.filter(file -> !file.toString().endsWith(".md")).toList();
        }
        assertThat(manifests).hasSize(4);
        for (Path manifest : manifests) {
            List<String> commands = commands(manifest);
            assertThat(commands)
                    .as(manifest.toString())
                    .anyMatch(command -> command.startsWith("run ") && command.contains("--shard"))
                    .anyMatch(command -> command.startsWith("merge "));
            for (String command : commands) {
                CommandLine line =
                        Objects.requireNonNull(
                                Main.commandLine().getSubcommands().get(command.split(" ", 2)[0]),
                                command);
                OPTION.matcher(command)
                        .results()
                        .forEach(option ->
                                assertThat(line.getCommandSpec().optionsMap())
                                        .as(command)
                                        .containsKey(option.group()));
            }
        }
    }
}
