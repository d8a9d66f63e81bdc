package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.usage.ExitCode;
import dev.dyno.results.baseline.BaselineComparison;
import dev.dyno.results.sample.SampleRun;
import dev.dyno.results.schema.PublishedSchema;
import dev.dyno.results.schema.SchemaDrift;
import dev.dyno.results.store.Baselines;
import dev.dyno.results.store.RunReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A comparison with a baseline by the command line; what it finds is tested with the results. */
final class CompareCommandTest {
    private static final PublishedSchema SCHEMA =
            PublishedSchema.ofResource("/dev/dyno/harness/schema/compare.schema.json");

    @TempDir private Path folder = Path.of("");

    private Path run(double ladder) {
        return SampleRun.empty()
                .implementation("tree-map", "reference", 3e6)
                .implementation("ladder", "ours", 12e6 * ladder)
                .closedLoop("matching/flow-normal")
                .write(folder);
    }

    private Path onOtherMachine(Path run) throws IOException {
        Files.delete(run.resolve("SHA256SUMS"));
        Path machine = run.resolve("machine.json");
        Files.writeString(
                machine,
                Files.readString(machine)
                        .replace("\"-Xmx1g\"", "\"-XX:+UseCompactObjectHeaders\""));
        return run;
    }

    private static CommandRun compare(Path run, Path baseline, String... more) {
        String[] arguments = new String[4 + more.length];
        arguments[0] = "compare";
        arguments[1] = run.toString();
        arguments[2] = "--baseline";
        arguments[3] = baseline.toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return CommandRun.of(arguments);
    }

    @Test
    void aSlowerRunIsRedAndAnEqualOneGreen() {
        CommandRun slower = compare(run(0.7), run(1));
        assertThat(slower.exitCode()).as(slower.err()).isEqualTo(ExitCode.BAD_RESULT);
        assertThat(slower.out())
                .contains("Both on machines of class ")
                .containsPattern("ladder +-30\\.0 % .*slower")
                .contains("1 of 1 slower by 5 % or more, 0 inconclusive");
        assertThat(compare(run(1), run(1)).exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void anotherClassIsRefusedAndOnRequestAdvisory() throws IOException {
        Path other = onOtherMachine(run(1));
        CommandRun refused = compare(run(0.7), other);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .startsWith("error: " + other + ": is of class ")
                .contains("object headers as the JVM chooses instead of compact")
                .contains("--across-machines");
        CommandRun advisory = compare(run(0.7), other, "--across-machines");
        assertThat(advisory.exitCode()).as(advisory.err()).isEqualTo(ExitCode.OK);
        assertThat(advisory.out())
                .contains("ADVISORY")
                .contains("Advisory: 1 of 1 slower by 5 %")
                .doesNotContain("tree-map");
    }

    @Test
    void theJsonConformsToItsSchema() throws IOException {
        assertThat(SCHEMA.faultsOfSchema()).isEmpty();
        assertThat(SchemaDrift.between(SCHEMA.tree(), BaselineComparison.class)).isEmpty();
        CommandRun json = compare(run(0.7), run(1), "--json");
        assertThat(SCHEMA.faults(json.out())).isEmpty();
        CommandRun advisory =
                compare(run(1), onOtherMachine(run(1)), "--json", "--across-machines");
        assertThat(SCHEMA.faults(advisory.out())).isEmpty();
        assertThat(SCHEMA.faults(json.out().replace("\"slower\"", "\"worse\""))).isNotEmpty();
    }

    @Test
    void withoutANameTheNewestBaselineWithAWorkloadOfTheRunIsTaken() {
        Path baselines = folder.resolve("results/baselines");
        Baselines.save(RunReader.open(run(1)), baselines, "same", Map.of());
        Path others =
                SampleRun.empty()
                        .implementation("tree-map", "reference", 3e6)
                        .closedLoop("matching/other")
                        .write(folder);
        Baselines.save(RunReader.open(others), baselines, "others", Map.of());
        String before = System.setProperty("dyno.root", folder.toString());
        try {
            CommandRun compared = CommandRun.of("compare", run(0.7).toString());
            assertThat(compared.exitCode()).as(compared.err()).isEqualTo(ExitCode.BAD_RESULT);
            CommandRun other = CommandRun.of("compare", others.toString());
            assertThat(other.out()).as(other.err()).contains("matching/other");
        } finally {
            if (before == null) {
                System.clearProperty("dyno.root");
            } else {
                System.setProperty("dyno.root", before);
            }
        }
    }

    @Test
    void aBaselineThatIsNotThereIsRefused() {
        CommandRun refused = compare(run(1), folder.resolve("absent"));
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).startsWith("error: ").contains("absent");
    }
}
