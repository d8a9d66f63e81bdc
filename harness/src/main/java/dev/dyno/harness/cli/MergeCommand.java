package dev.dyno.harness.cli;

import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
import dev.dyno.results.model.RunSummary;
import dev.dyno.results.shard.Leniency;
import dev.dyno.results.shard.ShardMerge;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes one run of the runs of a suite's parts. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        description = {
            "Makes one run of the parts that 'run --shard i/n' measured on several machines.",
            "Shows it as 'run' does. Parts of different commits, commands or classes of machines",
            "are refused."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything is valid",
            "1:an implementation is invalid, crashed, failed or timed out",
            "2:wrong usage, or parts that cannot be merged; nothing is written then",
            "3:a folder cannot be read or written"
        })
final class MergeCommand implements Callable<Integer> {
    private static final Set<String> BAD = Set.of("invalid", "crashed", "failed", "timeout");

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "FOLDER",
            arity = "1..*",
            description = "The parts' runs, or folders that hold them.")
    private List<Path> folders = new ArrayList<>();

    @Option(
            names = "--mixed-machines",
            description = {
                "Also merge parts of different classes of machines. Each workload was measured on",
                "one, which is stored with it; do not compare figures between workloads then."
            })
    private boolean mixedMachines;

    @Option(
            names = "--partial",
            description = "Also merge when parts are missing; the run is then not complete.")
    private boolean partial;

    @Mixin private OutputFolders outputFolders = new OutputFolders();

    @Option(
            names = "--json",
            description = "Print one JSON object on standard output; the rest goes to the other.")
    private boolean json;

    @Override
    public Integer call() {
        List<Path> parts = new ArrayList<>();
        for (Path folder : folders) {
            List<Path> found = RunFolders.under(folder);
            if (found.isEmpty()) {
                throw new UserError(
                        ExitCode.USAGE,
                        folder + ": holds no run; name the folders of the parts' runs");
            }
            parts.addAll(found);
        }
        Path reportsFolder = outputFolders.reports();
        Path resultsFolder = outputFolders.results();
        Path merged =
                ShardMerge.merge(
                        parts,
                        resultsFolder,
                        spec.commandLine().getParseResult().originalArgs(),
                        leniency());
        RunOutput output =
                new RunOutput(
                        spec.commandLine(), json ? RunOutput.Form.JSON : RunOutput.Form.TABLE);
        RunSummary summary = output.show(merged, reportsFolder, null);
        return summary.rows().stream().anyMatch(row -> BAD.contains(row.verdict()))
                ? ExitCode.BAD_RESULT
                : ExitCode.OK;
    }

    private Set<Leniency> leniency() {
        Set<Leniency> leniency = EnumSet.noneOf(Leniency.class);
        if (mixedMachines) {
            leniency.add(Leniency.MIXED_MACHINES);
        }
        if (partial) {
            leniency.add(Leniency.MISSING_SHARDS);
        }
        return leniency;
    }
}
