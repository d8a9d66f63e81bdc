package dev.dyno.harness.cli;

import dev.dyno.harness.bisect.BisectOptions;
import dev.dyno.harness.bisect.BisectReport;
import dev.dyno.harness.bisect.BisectRun;
import dev.dyno.harness.compare.RefBuilds;
import dev.dyno.harness.duet.DuetSettings;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.results.json.Json;
import dev.dyno.workloads.Profile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds the commit that moved a benchmark. */
@Command(
        name = "bisect",
        mixinStandardHelpOptions = true,
        description = {
            "Finds the commit that moved a benchmark.",
            "Halves the commits between two of them, along first parents. Each that is tried is",
            "compared with the good one as 'gate' does: turn by turn, in fresh JVMs. What does",
            "not build is skipped, and what is unclear is compared again with fresh forks."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:one commit was found",
            "1:no single commit: several are left, or good and bad do not differ",
            "2:wrong usage, or the good or bad commit does not build or lacks the benchmark",
            "3:the machine or its set-up lacks something",
            "130:interrupted; what is known until then is printed and kept"
        })
final class BisectCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = "--good",
            required = true,
            paramLabel = "REF",
            description = "The commit to start from: a commit, branch or tag.")
    private String good = "";

    @Option(
            names = "--bad",
            required = true,
            paramLabel = "REF",
            description = "A later commit, whose benchmark is slower or faster.")
    private String bad = "";

    @Option(
            names = "--include",
            required = true,
            paramLabel = "REGEX",
            converter = Converters.Regex.class,
            description = {
                "Look at benchmarks whose name or parameters match. Of several that moved, the",
                "one that moved furthest is followed."
            })
    private Pattern include = Pattern.compile("");

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = "quick",
            converter = Converters.ProfileName.class,
            description = "How large inputs are; default ${DEFAULT-VALUE}.")
    private Profile profile = Profile.QUICK;

    @Mixin private RiskOptions risks = new RiskOptions();

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            defaultValue = "30m",
            converter = Converters.TimeSpan.class,
            description = {
                "Of all comparisons together; default ${DEFAULT-VALUE}. Building commits comes on",
                "top of it."
            })
    private Duration budget = Duration.ZERO;

    @Mixin private BuildOptions builds = new BuildOptions();

    @Mixin private TurnOptions turns = new TurnOptions();

    @Option(
            names = "--results",
            paramLabel = "FOLDER",
            description = "Where the folder with raw slices is made; default results/runs.")
    private Path results = CliPaths.root().resolve("results/runs");

    @Option(
            names = "--json",
            description = "Print one JSON object on standard output; the rest goes to the other.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try (RefBuilds refs = builds.builds(err)) {
            BisectRun run =
                    new BisectRun(options(), refs, at -> GateCommand.passport(at, err), err);
            BisectReport report = run.run(known -> exitInterrupted(known, run.folder()));
            print(report, run.folder());
            return report.status().equals(BisectReport.FOUND) ? ExitCode.OK : ExitCode.BAD_RESULT;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        } catch (IOException failure) {
            throw new UncheckedIOException("the bisection cannot go on: " + failure, failure);
        }
    }

    private BisectOptions options() {
        DuetSettings settings = turns.settings();
        return new BisectOptions(
                good,
                bad,
                include,
                profile,
                risks.detectFraction(),
                risks.falseAlarmFraction(),
                budget,
                risks.seed(),
                settings,
                CliPaths.writable("--results", results),
                spec.commandLine().getParseResult().originalArgs());
    }

    private void exitInterrupted(@Nullable BisectReport known, Path folder) {
        if (known == null) {
            spec.commandLine().getErr().println("Interrupted before the first comparison.");
            spec.commandLine().getErr().flush();
        } else {
            print(known, folder);
        }
        Main.halt(ExitCode.INTERRUPTED);
    }

    private void print(BisectReport report, Path folder) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.toText(report));
        } else {
            BisectText.print(report, out);
            out.println("Raw slices: " + folder);
        }
        out.flush();
    }
}
