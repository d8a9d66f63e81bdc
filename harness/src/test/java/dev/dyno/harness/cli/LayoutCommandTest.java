package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.catalogue.JarBuilder;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.results.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

final class LayoutCommandTest {
    @TempDir private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    @Test
    void theTextShowsLinesFieldsAndWhatSharesALine() {
        assertThat(execute("layout", "exchange-core-direct", "--line", "128")).isZero();
        assertThat(out.toString())
                .startsWith("order-book/exchange-core-direct")
                .contains("OrderBookDirectImpl$DirectOrder, compact header")
                .contains("DirectOrder.orderId", "line 0 is shared by");
    }

    @Test
    void aUsersBookIsMappedAsJson() {
        Path jar = JarBuilder.sortedListBook(folder);
        assertThat(
                        execute(
                                "layout",
                                JarBuilder.SORTED_LIST,
                                "--json",
                                "--implementations",
                                jar.toString()))
                .isZero();
        JsonNode result = Json.mapper().readTree(out.toString()).get(0);
        assertThat(result.get("implementation").asString()).isEqualTo(JarBuilder.SORTED_LIST);
        assertThat(result.get("classes")).hasSize(2);
    }

    @Test
    void anUnknownIdSuggestsTheNearest() {
        assertThat(execute("layout", "tree-mpa")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("'tree-mpa'", "'tree-map'").hasLineCount(1);
    }

    @Test
    void badOptionsAreUsageErrors() {
        assertThat(execute("layout", "--line", "32")).isEqualTo(ExitCode.USAGE);
        assertThat(execute("layout", "--class", "A", "tree-map")).isEqualTo(ExitCode.USAGE);
        assertThat(execute("layout", "--class", "no.such.Thing")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("32", "exclude", "no.such.Thing").hasLineCount(3);
    }
}
