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

/**
 * Renders a stored run, also an interrupted one, as one HTML file; keeps it as a baseline; renders
 * the newest baselines into the README and docs/results.md.
 */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Renders a stored run as one self-contained HTML file.",
            "Or keeps it as a baseline, or renders the newest baseline of each workload into",
            "README.md and docs/results.md."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:ok",
            "1:with --check: README.md or docs/results.md does not show the newest baselines",
            "2:wrong usage, or a folder that holds no readable or no whole run",
            "3:the page, the baseline or a document cannot be written"
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

    @Option(
            names = "--save-baseline",
            paramLabel = "NAME",
            description = {
                "Keep the run in results/baselines/NAME instead of making a page,",
                "and render README.md and docs/results.md."
            })
    private @Nullable String baselineName;

    @Option(
            names = "--readme",
            description =
                    "Render README.md and docs/results.md from the baselines, and nothing else.")
    private boolean readme;

    @Option(
            names = "--check",
            description = "With --readme: write nothing, and exit with 1 where a document differs.")
    private boolean check;

    @Override
    public Integer call() {
        requireOneTask();
        PrintWriter writer = spec.commandLine().getOut();
        ReadmeTask task = new ReadmeTask(CliPaths.root(), writer);
        int exitCode = ExitCode.OK;
        if (check) {
            exitCode = task.check();
        } else if (readme) {
            task.render();
        } else if (baselineName != null) {
            task.save(run(), baselineName);
            task.render();
        } else {
            writePage(writer);
        }
        writer.flush();
        return exitCode;
    }

    private void requireOneTask() {
        if (check && !readme) {
            throw new UserError(ExitCode.USAGE, "--check goes with --readme; add that");
        }
        if (readme && (runFolder != null || baselineName != null || compareTo != null)) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--readme renders the baselines; leave out the run's folder,"
                            + " --save-baseline and --compare-to");
        }
        if (baselineName != null && compareTo != null) {
            throw new UserError(
                    ExitCode.USAGE, "--save-baseline makes no page; leave out --compare-to");
        }
    }

    private StoredRun run() {
        return RunReader.open(
                runFolder != null
                        ? runFolder
                        : RunReader.latest(CliPaths.root().resolve("results/runs")));
    }

    private void writePage(PrintWriter writer) {
        StoredRun run = run();
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
        writer.println("Report: " + page);
    }
}
