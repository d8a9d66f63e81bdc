package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.catalogue.ListedImplementation;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.results.schema.PublishedSchema;
import dev.dyno.results.schema.SchemaDrift;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands really print and store conforms to the published schemas. */
final class PublishedOutputTest {
    private static final PublishedSchema LIST =
            PublishedSchema.ofResource("/dev/dyno/harness/schema/list.schema.json");

    @TempDir private Path folder = Path.of("");

    private static void assertConforms(String schema, String json) {
        assertThat(PublishedSchema.named(schema).faults(json)).as(schema).isEmpty();
    }

    private static void assertFilesConform(String schema, Path files) throws IOException {
        try (Stream<Path> all = Files.list(files)) {
            List<Path> json = all.filter(file -> file.toString().endsWith(".json")).toList();
            assertThat(json).isNotEmpty();
            for (Path file : json) {
                assertConforms(schema, Files.readString(file));
            }
        }
    }

    @Test
    void theSchemaOfListHasEachComponent() {
        assertThat(LIST.faultsOfSchema()).isEmpty();
        assertThat(SchemaDrift.between(LIST.tree(), ListedImplementation.class)).isEmpty();
    }

    @Test
    void listPrintsWhatItsSchemaSays() {
        CommandRun list = CommandRun.of("list", "--json");
        assertThat(list.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(LIST.faults(list.out())).isEmpty();
        for (String other :
                List.of(
                        list.out().replace("\"reason\"", "\"why\""),
                        list.out().replace("\"available\": true", "\"available\": \"yes\""),
                        list.out().replace("\"kind\": \"reference\"", "\"kind\": \"oracle\""),
                        list.out().replaceFirst("\"id\"", "\"ident\""),
                        "{}")) {
            assertThat(LIST.faults(other)).isNotEmpty();
        }
    }

    @Test
    void machinePrintsAPassport() {
        CommandRun machine =
                CommandRun.of("machine", "--json", "--quick", "--folder", folder.toString());
        assertThat(machine.exitCode()).isEqualTo(ExitCode.OK);
        assertConforms("machine", machine.out());
    }

    @Test
    void layoutPrintsMaps() {
        CommandRun layout = CommandRun.of("layout", "--json", "tree-map");
        assertThat(layout.exitCode()).isEqualTo(ExitCode.OK);
        assertConforms("layouts", layout.out());
    }

    @Test
    void aRunStoresAndPrintsWhatItsSchemasSay() throws IOException {
        CommandRun run =
                CommandRun.of(
                        "run",
                        "matching/flow-normal",
                        "matching/open-normal",
                        "--profile",
                        "smoke",
                        "--only",
                        "tree-map",
                        "--json",
                        "--results",
                        folder.resolve("runs").toString(),
                        "--reports",
                        folder.resolve("site").toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        assertConforms("summary", run.out());
        Path stored;
        try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
            stored = runs.findFirst().orElseThrow();
        }
        assertConforms("run", Files.readString(stored.resolve("run.json")));
        assertConforms("machine", Files.readString(stored.resolve("machine.json")));
        assertConforms("conformance", Files.readString(stored.resolve("conformance.json")));
        assertConforms("end", Files.readString(stored.resolve("end.json")));
        assertFilesConform("trial", stored.resolve("trials"));
    }
}
