package dev.dyno.harness.cli;

import dev.dyno.harness.catalogue.UserJars;
import dev.dyno.harness.machine.PassportOptions;
import dev.dyno.harness.machine.PassportTaker;
import dev.dyno.harness.machine.PassportText;
import dev.dyno.harness.run.RunOptions;
import dev.dyno.harness.run.RunOrchestrator;
import dev.dyno.harness.run.Selection;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.reports.HtmlReport;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.RunSummary;
import dev.dyno.results.render.TerminalTable;
import dev.dyno.results.store.RunReader;
import dev.dyno.results.store.StoredRun;
import dev.dyno.results.summary.Summaries;
import dev.dyno.workloads.Profile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures: conformance first, then interleaved trials, then a table and a report. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Measures implementations: conformance first, then throughput and latency.",
            "Without targets it measures every domain."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything selected is valid",
            "1:an implementation is invalid, crashed, failed or timed out",
            "2:wrong usage",
            "3:a required implementation, or a folder to write to, is not available",
            "130:interrupted; finished trials are readable"
        })
final class RunCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "TARGET",
            arity = "0..*",
            description = "Domains or workloads, as 'list' shows them.")
    private List<String> targets = new ArrayList<>();

    @Option(
            names = "--profile",
            defaultValue = "quick",
            description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Profile profile = Profile.QUICK;

    @Option(
            names = "--implementations",
            paramLabel = "JAR",
            description = "A jar of your own with further implementations; repeatable.")
    private List<Path> jars = new ArrayList<>();

    @Option(
            names = "--only",
            paramLabel = "ID",
            split = ",",
            description = "Only these implementations, and the reference.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--require",
            paramLabel = "ID",
            split = ",",
            description = "Implementations whose absence is an error.")
    private List<String> required = new ArrayList<>();

    @Option(
            names = "--seed",
            defaultValue = "23",
            description = "Selects inputs and the order of trials; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--results",
            paramLabel = "FOLDER",
            description = "Where the run's folder is made; default results/runs.")
    private Path results = CliPaths.root().resolve("results/runs");

    @Option(
            names = "--reports",
            paramLabel = "FOLDER",
            description = "Where the page is made; default reports/site.")
    private Path reports = CliPaths.root().resolve("reports/site");

    @Option(names = "--profile-cpu", description = "Also write a CPU flame graph of each trial.")
    private boolean cpuProfile;

    @Option(
            names = "--json",
            description = "Print one JSON object on standard output; the rest goes to the other.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (UserJars userJars = UserJars.open(jars)) {
            List<Selection> selections =
                    Selection.of(userJars.catalogues(), profile, targets, only, required);
            RunOptions options =
                    new RunOptions(
                            profile,
                            seed,
                            userJars.files(),
                            results.toAbsolutePath().normalize(),
                            CliPaths.root(),
                            spec.commandLine().getParseResult().originalArgs(),
                            cpuProfile,
                            CliPaths.isTerminal());
            RunOrchestrator run = new RunOrchestrator(options, selections, err);
            MachinePassport passport =
                    PassportTaker.take(PassportOptions.quick(run.writer().folder()), _ -> {});
            run.writer().machine(passport);
            err.println(PassportText.headline(passport, Ansi.AUTO));
            err.flush();
            Path folder = run.run();
            finish(folder, out);
            return run.sawBadResult() ? ExitCode.BAD_RESULT : ExitCode.OK;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    private void finish(Path folder, PrintWriter out) {
        StoredRun stored = RunReader.open(folder);
        RunSummary summary = Summaries.summarise(stored);
        Path page = HtmlReport.write(stored, summary, reports.toAbsolutePath().normalize());
        if (json) {
            out.print(Json.toText(summary));
        } else {
            out.println(TerminalTable.render(summary, CliPaths.isTerminal()));
            out.println("Raw results: " + folder);
            out.println("Report: " + page);
        }
        out.flush();
    }
}
