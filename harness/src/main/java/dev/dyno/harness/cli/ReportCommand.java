package dev.dyno.harness.cli;

import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.Suggestions;
import dev.dyno.harness.usage.UserError;
import dev.dyno.reports.HtmlReport;
import dev.dyno.results.model.RunManifest.ImplementationInfo;
import dev.dyno.results.store.RunReader;
import dev.dyno.results.store.StoredRun;
import dev.dyno.results.summary.Summaries;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Renders a stored run, also an interrupted one, as one HTML file. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Renders a stored run as one self-contained HTML file.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:ok",
            "2:wrong usage, or a folder that holds no readable run",
            "3:the page cannot be written"
        })
final class ReportCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "RUN_FOLDER",
            arity = "0..1",
            description = "The run's folder; default the latest in results/runs.")
    private @Nullable Path runFolder;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where the page is made; default reports/site.")
    private Path out = CliPaths.root().resolve("reports/site");

    @Option(
            names = "--compare-to",
            paramLabel = "ID",
            description = {
                "Give ratios to this implementation, besides those to the reference;",
                "default the strongest peer of each workload."
            })
    private @Nullable String compareTo;

    @Override
    public Integer call() {
        Path folder =
                runFolder != null
                        ? runFolder
                        : RunReader.latest(CliPaths.root().resolve("results/runs"));
        StoredRun run = RunReader.open(folder);
        List<String> known =
                run.manifest().implementations().stream().map(ImplementationInfo::id).toList();
        if (compareTo != null && !known.contains(compareTo)) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--compare-to: the run has no implementation '"
                            + compareTo
                            + "'; "
                            + Suggestions.hint(compareTo, known));
        }
        Path page =
                HtmlReport.write(
                        run, Summaries.summarise(run, compareTo), out.toAbsolutePath().normalize());
        PrintWriter writer = spec.commandLine().getOut();
        writer.println("Report: " + page);
        writer.flush();
        return ExitCode.OK;
    }
}
