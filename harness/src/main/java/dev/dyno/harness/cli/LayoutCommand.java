package dev.dyno.harness.cli;

import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.Entry;
import dev.dyno.harness.catalogue.UserJars;
import dev.dyno.harness.layout.LayoutProbe;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.Suggestions;
import dev.dyno.harness.usage.UserError;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.LayoutResult;
import dev.dyno.results.model.LayoutResult.ClassLayout;
import dev.dyno.results.model.LayoutResult.Field;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows how the objects of implementations lie on cache lines. */
@Command(
        name = "layout",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the cache-line maps of implementations' classes.",
            "A map has fields, offsets, lines and gaps, and says which fields share a line, with",
            "and without compact object headers."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:ok", "2:wrong usage, an unknown id or class"})
final class LayoutCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "IMPLEMENTATION",
            arity = "0..*",
            description = "Ids, as 'list' shows them; all when there are none.")
    private List<String> ids = new ArrayList<>();

    @Option(
            names = "--class",
            paramLabel = "NAME",
            description = "The binary name of one class instead of implementations.")
    private @Nullable String className;

    @Option(names = "--json", description = "Print an array of layouts as results store them.")
    private boolean json;

    @Option(
            names = "--line",
            paramLabel = "BYTES",
            defaultValue = "64",
            description = "The bytes of a cache line in the text: 64 or 128.")
    private int lineBytes = 64;

    @Option(
            names = "--implementations",
            paramLabel = "JAR",
            description = "Jars of your own with further implementations.")
    private List<Path> jars = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (lineBytes != 64 && lineBytes != 128) {
            throw new UserError(
                    ExitCode.USAGE, "--line " + lineBytes + " is no line size; use 64 or 128");
        }
        if (className != null && !ids.isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE, "--class and implementations exclude each other; give one");
        }
        PrintWriter out = spec.commandLine().getOut();
        List<LayoutResult> results = className == null ? implementations() : ofClass(className);
        if (json) {
            out.print(Json.toText(results));
        } else {
            results.forEach(result -> print(out, result));
        }
        out.flush();
        return ExitCode.OK;
    }

    private static List<LayoutResult> ofClass(String name) throws InterruptedException {
        LayoutResult result = LayoutProbe.probeClass(name);
        if (result.problem() != null) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--class "
                            + result.problem()
                            + "; give a binary name on the class path, as a.Outer$Inner");
        }
        if (result.classes().isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE, "--class " + name + " has no instances; give a class");
        }
        return List.of(result);
    }

    private List<LayoutResult> implementations() throws IOException, InterruptedException {
        try (UserJars userJars = UserJars.open(jars)) {
            return LayoutProbe.probeAll(selected(userJars.catalogues()));
        }
    }

    private Set<Entry<?>> selected(Catalogues catalogues) {
        List<Entry<?>> all = new ArrayList<>();
        catalogues.contracts().forEach(contract -> all.addAll(catalogues.entries(contract)));
        if (ids.isEmpty()) {
            return new LinkedHashSet<>(all);
        }
        Set<Entry<?>> selected = new LinkedHashSet<>();
        for (String id : ids) {
            List<Entry<?>> found =
                    all.stream()
                            .filter(entry ->
                                    entry.id().equals(id) || entry.qualifiedId().equals(id))
                            .toList();
            if (found.isEmpty()) {
                throw new UserError(
                        ExitCode.USAGE,
                        "unknown implementation '"
                                + id
                                + "'; "
                                + Suggestions.hint(id, all.stream().map(Entry::id).toList()));
            }
            selected.addAll(found);
        }
        return selected;
    }

    private void print(PrintWriter out, LayoutResult result) {
        if (!result.implementation().isEmpty()) {
            out.println(result.contract() + "/" + result.implementation());
        }
        if (result.problem() != null) {
            out.println("  no map: " + result.problem());
        }
        for (ClassLayout layout : result.classes()) {
            print(out, layout);
        }
        out.println();
    }

    private void print(PrintWriter out, ClassLayout layout) {
        out.println(
                "  "
                        + layout.className()
                        + ", "
                        + (layout.compactHeaders() ? "compact" : "ordinary")
                        + " header, "
                        + layout.instanceBytes()
                        + " bytes");
        TextTable table = new TextTable("line", "offset", "size", "type", "field", "");
        for (Field field : layout.fields()) {
            boolean isField = field.kind().equals("field");
            table.row(
                    Long.toString(field.offsetBytes() / lineBytes),
                    Long.toString(field.offsetBytes()),
                    Long.toString(field.sizeBytes()),
                    field.type(),
                    isField ? field.declaredBy() + "." + field.name() : "(" + field.kind() + ")",
                    field.contendedGroup() == null ? "" : "@Contended " + field.contendedGroup());
        }
        table.print(out, "    ");
        layout.sharedLines().stream()
                .filter(line -> line.lineBytes() == lineBytes)
                .forEach(line ->
                        out.println(
                                "    line "
                                        + line.lineIndex()
                                        + " is shared by "
                                        + String.join(", ", line.fields())));
    }
}
