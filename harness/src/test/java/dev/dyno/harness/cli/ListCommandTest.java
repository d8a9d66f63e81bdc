package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.catalogue.JarBuilder;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.results.json.Json;
import dev.dyno.workloads.Domain;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.catalogue.Domains;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

final class ListCommandTest {
    @TempDir private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    @Test
    void jsonIsAnArrayWithTheFiveKeysFirst() throws IOException {
        assertThat(execute("list", "--json")).isZero();
        JsonNode array = Json.mapper().readTree(out.toString());
        assertThat(array.isArray()).isTrue();
        JsonNode first = jsonLine("tree-map");
        assertThat(List.copyOf(first.properties()))
                .extracting(property -> property.getKey())
                .startsWith("contract", "id", "kind", "available", "reason");
        assertThat(first.get("contract").asString()).isEqualTo("order-book");
        assertThat(first.get("id").asString()).isEqualTo("tree-map");
        assertThat(first.get("kind").asString()).isEqualTo("reference");
        assertThat(first.get("available").isBoolean()).isTrue();
        assertThat(first.get("reason").isNull()).isTrue();
    }

    @Test
    void aUsersBookIsListedAsOneOfOurs() throws IOException {
        Path jar = JarBuilder.sortedListBook(folder);
        assertThat(execute("list", "--json", "--implementations", jar.toString())).isZero();
        JsonNode found = jsonLine(JarBuilder.SORTED_LIST);
        assertThat(found.get("kind").asString()).isEqualTo("ours");
        assertThat(found.get("available").asBoolean()).isTrue();
        assertThat(found.get("capabilities"))
                .extracting(JsonNode::asString)
                .contains("negative-prices")
                .doesNotContain("fok");
    }

    private JsonNode jsonLine(String id) throws IOException {
        for (JsonNode line : Json.mapper().readTree(out.toString())) {
            if (line.get("id").asString().equals(id)) {
                return line;
            }
        }
        throw new AssertionError(id + " is not in " + out);
    }

    @Test
    void theTextShowsWhatABookLacks() {
        Path jar = JarBuilder.sortedListBook(folder);
        assertThat(execute("list", "--implementations", jar.toString())).isZero();
        assertThat(out.toString().lines())
                .anySatisfy(line ->
                        assertThat(line).contains(JarBuilder.SORTED_LIST, "market ioc fok"));
    }

    @Test
    void theTextNamesAllDomainsAndWorkloads() {
        assertThat(execute("list")).isZero();
        for (Domain<?> domain : Domains.all()) {
            assertThat(out.toString()).contains("Domain " + domain.id());
            for (Workload workload : domain.workloads()) {
                assertThat(out.toString()).contains(workload.id());
            }
        }
    }

    @Test
    void aJarThatIsMissingIsAUsageErrorWithoutStackTrace() {
        assertThat(execute("list", "--implementations", "no.jar")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).startsWith("error: --implementations no.jar").hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void anUnknownOptionIsAUsageError() {
        assertThat(execute("list", "--jsno")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--json");
    }
}
