package dev.dyno.harness.cli;

import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.Entry;
import dev.dyno.harness.catalogue.Capabilities;
import dev.dyno.harness.catalogue.ListedImplementation;
import dev.dyno.harness.catalogue.UserJars;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.results.json.Json;
import dev.dyno.workloads.Domain;
import dev.dyno.workloads.Workload;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what there is to measure, and what cannot run here and why. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "Lists contracts, implementations, domains and workloads.",
            "An implementation that cannot run here is shown with the reason."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:ok", "2:wrong usage, or a jar that brings no catalogue"})
final class ListCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = "--json",
            description = "Print an array of {contract, id, kind, available, reason, ...}.")
    private boolean json;

    @Option(
            names = "--implementations",
            paramLabel = "JAR",
            arity = "1..*",
            description = "Jars of your own with further implementations.")
    private List<Path> jars = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (UserJars userJars = UserJars.open(jars)) {
            List<Domain<?>> domains = userJars.domains();
            if (json) {
                printJson(out, domains, userJars.catalogues());
            } else {
                printText(out, domains, userJars.catalogues());
            }
        }
        out.flush();
        return ExitCode.OK;
    }

    private static void printJson(PrintWriter out, List<Domain<?>> domains, Catalogues catalogues) {
        List<ListedImplementation> lines = new ArrayList<>();
        for (String contract : catalogues.contracts()) {
            for (Entry<?> entry : catalogues.entries(contract)) {
                lines.add(line(domainOf(domains, contract), entry));
            }
        }
        out.print(Json.toText(lines));
    }

    private static ListedImplementation line(Optional<Domain<?>> domain, Entry<?> entry) {
        @Nullable String reason =
                entry.availability() instanceof Availability.Unusable unusable
                        ? unusable.reason()
                        : null;
        Set<String> capabilities = Set.of();
        if (reason == null && domain.isPresent()) {
            Capabilities asked = Capabilities.of(domain.get(), entry);
            capabilities = asked.ids();
            reason = asked.problem();
        }
        return new ListedImplementation(
                entry.contract(),
                entry.id(),
                entry.kind().id(),
                reason == null,
                reason,
                entry.summary(),
                capabilities);
    }

    private static Optional<Domain<?>> domainOf(List<Domain<?>> domains, String contract) {
        for (Domain<?> domain : domains) {
            if (domain.contract().equals(contract)) {
                return Optional.of(domain);
            }
        }
        return Optional.empty();
    }

    private static void printText(PrintWriter out, List<Domain<?>> domains, Catalogues catalogues) {
        for (String contract : catalogues.contracts()) {
            Optional<Domain<?>> domain = domainOf(domains, contract);
            out.println(
                    "Contract "
                            + contract
                            + domain.map(found -> " (domain " + found.id() + ")")
                                    .orElse(" (no domain measures it)"));
            TextTable table = new TextTable("id", "kind", "available", "lacks", "");
            for (Entry<?> entry : catalogues.entries(contract)) {
                ListedImplementation line = line(domain, entry);
                table.row(
                        line.id(),
                        line.kind(),
                        line.available() ? "yes" : "no",
                        line.available() ? lacks(domain, line) : "-",
                        line.reason() == null ? line.summary() : line.reason());
            }
            table.print(out, "  ");
            out.println();
        }
        for (Domain<?> domain : domains) {
            String family = domain.family().equals(domain.id()) ? "" : " of " + domain.family();
            out.println("Domain " + domain.id() + family + ": " + domain.summary());
            TextTable table = new TextTable("workload", "from profile", "counts", "");
            for (Workload workload : domain.workloads()) {
                table.row(
                        workload.id(),
                        workload.tier().id(),
                        workload.operationUnit(),
                        workload.summary());
            }
            table.print(out, "  ");
        }
    }

    private static String lacks(Optional<Domain<?>> domain, ListedImplementation line) {
        Set<String> missing =
                new LinkedHashSet<>(domain.map(Domain::allCapabilities).orElseGet(Set::of));
        missing.removeAll(line.capabilities());
        return missing.isEmpty() ? "-" : String.join(" ", missing);
    }
}
