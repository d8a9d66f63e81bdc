package dev.dyno.harness.cli;

import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.Suggestions;
import dev.dyno.harness.usage.UserError;
import dev.dyno.results.ResultsException;
import dev.dyno.results.history.Basis;
import dev.dyno.results.history.HistorySettings;
import dev.dyno.results.history.RunHistories;
import dev.dyno.results.history.RunHistory;
import dev.dyno.results.history.RunHistory.Series;
import dev.dyno.results.json.Json;
import dev.dyno.results.store.RunReader;
import dev.dyno.results.store.StoredRun;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows how figures developed over stored runs, and where their level changed. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = {
            "Shows stored runs and baselines as a history of each figure over the commits.",
            "Marks the places where a level changed. Only runs on the newest run's class of",
            "machines and with its inputs are compared; the others are named. It looks back and",
            "gates nothing."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:ok, whatever changed",
            "2:wrong usage, no readable run, or no such workload or implementation",
            "3:a folder cannot be read"
        })
final class HistoryCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "FOLDER",
            arity = "0..*",
            description = {
                "Runs, baselines, or folders of them; default results/baselines and results/runs."
            })
    private List<Path> folders = new ArrayList<>();

    @Option(names = "--workload", paramLabel = "ID", description = "Only this workload.")
    private @Nullable String workload;

    @Option(
            names = "--implementation",
            paramLabel = "ID",
            description = "Only this implementation.")
    private @Nullable String implementation;

    @Option(
            names = "--level",
            paramLabel = "PERCENT",
            defaultValue = "1%",
            converter = Converters.Percent.class,
            description = "The level of each test for a change; default ${DEFAULT-VALUE}.")
    private double levelFraction;

    @Option(
            names = "--min-change",
            paramLabel = "PERCENT",
            defaultValue = "1%",
            converter = Converters.Percent.class,
            description = "The smallest change that is shown; default ${DEFAULT-VALUE}.")
    private double changeFractionMin;

    @Option(
            names = "--across-machines",
            description = {
                "Take the runs of all classes of machines, and follow the ratio to the reference",
                "within each run instead of the figures. Advisory."
            })
    private boolean acrossMachines;

    @Option(names = "--points", description = "Also print each run of each series.")
    private boolean points;

    @Option(names = "--json", description = "Print the history as one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        List<String> unreadable = new ArrayList<>();
        List<StoredRun> runs = runs(unreadable);
        HistorySettings settings =
                new HistorySettings(
                        acrossMachines ? Basis.RATIO : Basis.FIGURE,
                        levelFraction,
                        changeFractionMin);
        RunHistory history = selected(RunHistories.of(runs, settings), unreadable);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.toText(history));
        } else {
            HistoryText.print(history, points, out);
        }
        out.flush();
        return ExitCode.OK;
    }

    private List<StoredRun> runs(List<String> unreadable) {
        List<Path> named = new ArrayList<>(folders);
        if (named.isEmpty()) {
            Path results = CliPaths.root().resolve("results");
            Stream.of("baselines", "runs")
                    .map(results::resolve)
                    .filter(Files::isDirectory)
                    .forEach(named::add);
        }
        List<StoredRun> runs = new ArrayList<>();
        for (Path folder : named) {
            if (RunFolders.isRun(folder) || !Files.isDirectory(folder)) {
                runs.add(RunReader.open(folder));
            } else {
                addChildren(folder, runs, unreadable);
            }
        }
        if (runs.isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    (named.isEmpty() ? "results/" : named.getFirst())
                            + ": holds no readable run"
                            + (unreadable.isEmpty() ? "" : " (" + unreadable.getFirst() + ")")
                            + "; run './run-bench.sh run' first, or name a folder of runs");
        }
        return runs;
    }

    private static void addChildren(Path folder, List<StoredRun> runs, List<String> unreadable) {
        for (Path child : RunFolders.under(folder)) {
            try {
                runs.add(RunReader.open(child));
            } catch (ResultsException broken) {
                unreadable.add(child.getFileName() + ": " + broken.reason());
            }
        }
    }

    private RunHistory selected(RunHistory history, List<String> unreadable) {
        require("--workload", workload, history, Series::workload);
        require("--implementation", implementation, history, Series::implementation);
        List<String> leftOut = new ArrayList<>(unreadable);
        leftOut.addAll(history.leftOut());
        return new RunHistory(
                history.schemaVersion(),
                history.basis(),
                history.fingerprint(),
                history.runs(),
                history.runsMin(),
                history.pMax(),
                history.series().stream()
                        .filter(one -> workload == null || one.workload().equals(workload))
                        .filter(one ->
                                implementation == null
                                        || one.implementation().equals(implementation))
                        .toList(),
                leftOut);
    }

    private static void require(
            String option, @Nullable String id, RunHistory history, Function<Series, String> part) {
        List<String> known = history.series().stream().map(part).distinct().toList();
        if (id != null && !known.contains(id)) {
            throw new UserError(
                    ExitCode.USAGE,
                    option + ": the history has no '" + id + "'; " + Suggestions.hint(id, known));
        }
    }
}
