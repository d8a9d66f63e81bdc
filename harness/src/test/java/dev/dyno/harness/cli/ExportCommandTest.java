package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.duet.BenchmarkJars;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.results.export.ExportFormat;
import dev.dyno.results.json.Json;
import dev.dyno.results.sample.SampleRun;
import dev.dyno.results.schema.PublishedSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Exports by the command line, and JMH's own file as the yardstick of ours. */
final class ExportCommandTest {
    @TempDir private Path folder = Path.of("");

    private Path run() {
        return SampleRun.typical().write(folder.resolve("runs"));
    }

    private static void assertRefused(int exitCode, String reason, String... arguments) {
        CommandRun refused = CommandRun.of(arguments);
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(exitCode);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).startsWith("error: ").contains(reason);
    }

    @Test
    void everyFormatIsInTheHelpAndIsWritten() throws IOException {
        String run = run().toString();
        String help = CommandRun.of("export", "--help").out();
        for (ExportFormat format : ExportFormat.values()) {
            assertThat(help).contains(format.id());
            Path out = folder.resolve(format.id());
            CommandRun export =
                    CommandRun.of("export", "--format", format.id(), run, "--out", out.toString());
            assertThat(export.exitCode()).as(export.err()).isEqualTo(ExitCode.OK);
            assertThat(export.out()).startsWith("Export: " + out);
            if (format.isFolder()) {
                assertThat(out).isDirectoryContaining("glob:**.hgrm");
            } else {
                CommandRun printed = CommandRun.of("export", "--format", format.id(), run);
                assertThat(printed.out()).isEqualTo(Files.readString(out)).isNotBlank();
            }
        }
    }

    @Test
    void whatIsLeftOutIsNamedOnStandardError() {
        CommandRun export = CommandRun.of("export", "--format", "bencher", run().toString());
        assertThat(Json.mapper().readTree(export.out())).isNotEmpty();
        assertThat(export.err()).contains("left out: matching/flow-normal/ladder-offheap: invalid");
    }

    @Test
    void wrongUsageIsRefusedAndWritesNothing() {
        String run = run().toString();
        Path out = folder.resolve("out");
        assertRefused(ExitCode.USAGE, "--format", "export", run);
        assertRefused(ExitCode.USAGE, "did you mean 'jmh'?", "export", "--format", "jmhh", run);
        assertRefused(ExitCode.USAGE, "with --out", "export", "--format", "hgrm", run);
        assertRefused(ExitCode.USAGE, "one run, not 2", "export", "--format", "jmh", run, run);
        assertRefused(
                ExitCode.USAGE,
                "no such folder",
                "export",
                "--format",
                "jmh",
                folder.resolve("absent").toString(),
                "--out",
                out.toString());
        assertThat(out).doesNotExist();
    }

    @Test
    void aFileThatCannotBeWrittenIsAnErrorOfTheEnvironment() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "text");
        assertRefused(
                ExitCode.ENVIRONMENT,
                "cannot be written",
                "export",
                "--format",
                "jmh",
                run().toString(),
                "--out",
                file.resolve("below").toString());
        assertThat(file).hasContent("text");
    }

    /** JMH runs a benchmark in both modes and writes its file: ours must have its components. */
    @Test
    void ourJmhJsonHasTheComponentsThatJmhItselfWrites() throws Exception {
        Map<String, JsonNode> theirs = byMode(Files.readString(jmhFile()));
        CommandRun export = CommandRun.of("export", "--format", "jmh", run().toString());
        Map<String, JsonNode> ours = byMode(export.out());
        assertThat(ours.keySet()).containsExactlyInAnyOrder("thrpt", "sample");
        for (String mode : ours.keySet()) {
            Set<String> missing = shape(Objects.requireNonNull(theirs.get(mode)));
            missing.removeAll(shape(Objects.requireNonNull(ours.get(mode))));
            Set<String> unknown = shape(Objects.requireNonNull(ours.get(mode)));
            unknown.removeAll(shape(Objects.requireNonNull(theirs.get(mode))));
            missing.removeIf(path -> path.startsWith("/params/"));
            // In mode sample JMH repeats the percentiles as metrics of their own.
            missing.removeIf(path -> path.startsWith("/secondaryMetrics/"));
            unknown.removeIf(path -> path.startsWith("/params/"));
            assertThat(missing).as("JMH writes, we do not").isEmpty();
            assertThat(unknown).as("we write, JMH does not").isEmpty();
        }
    }

    private Path jmhFile() throws IOException, InterruptedException {
        Path jar = BenchmarkJars.sample(folder.resolve("jmh"));
        Path result = folder.resolve("jmh.json");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Djmh.ignoreLock=true",
                                "-cp",
                                jar.toString(),
                                "org.openjdk.jmh.Main"));
        command.addAll(
                List.of("-f", "1", "-wi", "0", "-i", "2", "-r", "10ms", "-bm", "thrpt,sample"));
        command.add("Sample.parameter");
        command.addAll(List.of("-rf", "json", "-rff", result.toString()));
        Path log = folder.resolve("jmh.log");
        int exitCode =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start()
                        .waitFor();
        assertThat(exitCode).as(Files.readString(log)).isZero();
        String json = Files.readString(result);
        assertThat(
                        PublishedSchema.ofResource("/dev/dyno/results/export/jmh.schema.json")
                                .faults(json))
                .as("the schema that our own export is held to")
                .isEmpty();
        return result;
    }

    private static Map<String, JsonNode> byMode(String json) {
        Map<String, JsonNode> byMode = new HashMap<>();
        Json.mapper()
                .readTree(json)
                .forEach(one -> byMode.putIfAbsent(one.path("mode").asString(""), one));
        return byMode;
    }

    /** Returns the paths of all components, with {@code []} for the elements of an array. */
    private static Set<String> shape(JsonNode node) {
        Set<String> paths = new TreeSet<>();
        addShape(node, "", paths);
        return paths;
    }

    private static void addShape(JsonNode node, String path, Set<String> paths) {
        paths.add(path);
        if (node.isArray()) {
            node.forEach(element -> addShape(element, path + "[]", paths));
        }
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            addShape(property.getValue(), path + "/" + property.getKey(), paths);
        }
    }
}
