package dev.dyno.harness.cli;

import dev.dyno.harness.usage.ExitCode;
import dev.dyno.reports.HtmlReport;
import dev.dyno.results.store.RunReader;
import dev.dyno.results.store.StoredRun;
import dev.dyno.results.summary.Summaries;
import java.io.PrintWriter;
import java.nio.file.Path;
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

    @Override
    public Integer call() {
        Path folder =
                runFolder != null
                        ? runFolder
                        : RunReader.latest(CliPaths.root().resolve("results/runs"));
        StoredRun run = RunReader.open(folder);
        Path page =
                HtmlReport.write(run, Summaries.summarise(run), out.toAbsolutePath().normalize());
        PrintWriter writer = spec.commandLine().getOut();
        writer.println("Report: " + page);
        writer.flush();
        return ExitCode.OK;
    }
}
