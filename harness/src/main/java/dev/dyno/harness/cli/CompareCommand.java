package dev.dyno.harness.cli;

import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
import dev.dyno.results.baseline.BaselineComparison;
import dev.dyno.results.baseline.BaselineComparisons;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.RunManifest;
import dev.dyno.results.model.RunManifest.WorkloadInfo;
import dev.dyno.results.store.Baselines;
import dev.dyno.results.store.RunReader;
import dev.dyno.results.store.StoredRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares a stored run with a committed baseline of the same class of machines. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Compares a stored run with a committed baseline.",
            "Verdicts rest on the ratio to the reference within each run, since a machine is in",
            "another state at another time. A baseline of another class of machines is refused.",
            "To compare two commits, use 'gate', which has them take turns."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing is slower, or the comparison is advisory",
            "1:something is slower",
            "2:wrong usage, another class of machines, or nothing in common",
            "3:a folder cannot be read"
        })
final class CompareCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "RUN_FOLDER",
            arity = "0..1",
            description = "The run's folder; default the latest in results/runs.")
    private @Nullable Path runFolder;

    @Option(
            names = "--baseline",
            paramLabel = "NAME|FOLDER",
            description = {
                "What to compare with: a name in results/baselines, or the folder of any run;",
                "default the newest baseline with a workload of the run."
            })
    private @Nullable String baseline;

    @Option(
            names = "--detect",
            paramLabel = "PERCENT",
            defaultValue = "5%",
            converter = Converters.Percent.class,
            description = "The smallest change that matters; default ${DEFAULT-VALUE}.")
    private double detectFraction;

    @Option(
            names = "--across-machines",
            description = {
                "Compare with a baseline of another class of machines too, by the ratio to the",
                "reference within each run and without figures. Advisory: the exit code is 0."
            })
    private boolean acrossMachines;

    @Option(names = "--json", description = "Print the comparison as one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Path results = CliPaths.root().resolve("results");
        StoredRun run =
                RunReader.open(
                        runFolder != null ? runFolder : RunReader.latest(results.resolve("runs")));
        StoredRun old = RunReader.open(baselineFolder(results.resolve("baselines"), run));
        BaselineComparison comparison =
                acrossMachines
                        ? BaselineComparisons.acrossMachines(run, old, detectFraction)
                        : BaselineComparisons.of(run, old, detectFraction);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.toText(comparison));
        } else {
            CompareText.print(comparison, out);
        }
        out.flush();
        return comparison.findsRegression() ? ExitCode.BAD_RESULT : ExitCode.OK;
    }

    private Path baselineFolder(Path baselines, StoredRun run) {
        if (baseline != null) {
            Path named = baselines.resolve(baseline);
            return RunFolders.isRun(named) ? named : Path.of(baseline);
        }
        List<Path> newestFirst = Baselines.newestFirst(baselines);
        if (newestFirst.isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    baselines
                            + ": holds no baseline; keep a run by"
                            + " './run-bench.sh report RUN --save-baseline NAME'");
        }
        Set<String> workloads = workloads(run.manifest());
        return newestFirst.stream()
                .filter(folder ->
                        !Collections.disjoint(workloads(Baselines.manifest(folder)), workloads))
                .findFirst()
                .orElse(newestFirst.getFirst());
    }

    private static Set<String> workloads(RunManifest manifest) {
        return manifest.workloads().stream().map(WorkloadInfo::id).collect(Collectors.toSet());
    }
}
