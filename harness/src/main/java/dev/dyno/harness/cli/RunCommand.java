package dev.dyno.harness.cli;

import dev.dyno.harness.catalogue.UserJars;
import dev.dyno.harness.machine.PassportOptions;
import dev.dyno.harness.machine.PassportTaker;
import dev.dyno.harness.machine.PassportText;
import dev.dyno.harness.run.RunOptions;
import dev.dyno.harness.run.RunOrchestrator;
import dev.dyno.harness.run.Selection;
import dev.dyno.harness.run.Sharding;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.Shard;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.ThreadRole;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
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
            "Without targets it measures every domain that the profile includes:",
            "quick is about the order book, standard about all."
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
            description = "Domains, what they are of, or workloads, as 'list' shows them.")
    private List<String> targets = new ArrayList<>();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = "quick",
            converter = Converters.ProfileName.class,
            description = "smoke, quick, standard or rigorous; default ${DEFAULT-VALUE}.")
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
            names = "--compare-to",
            paramLabel = "ID",
            description = {
                "Give ratios to this implementation, besides those to the reference;",
                "default the strongest peer of each workload."
            })
    private @Nullable String compareTo;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "23",
            converter = Converters.Seed.class,
            description = "Selects inputs and the order of trials; default ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin private OutputFolders outputFolders = new OutputFolders();

    @Option(
            names = "--trial-timeout",
            paramLabel = "SECONDS",
            converter = Converters.Seconds.class,
            description = {
                "Kill a process that has not finished a workload, or all conformance cases,",
                "for so long; default: by the profile."
            })
    private @Nullable Duration trialTimeout;

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            converter = Converters.Seconds.class,
            description = {
                "Begin no round of trials that would end later than this after the start;",
                "default: 285 in the quick profile, else none."
            })
    private @Nullable Duration timeLimit;

    @Option(
            names = "--pin",
            paramLabel = "ROLE=CPU",
            converter = {Converters.RoleName.class, Converters.Cpu.class},
            description = {
                "Bind the threads of a role to this CPU instead of the planned one; repeatable.",
                "Roles are measured, generator, drainer and worker."
            })
    private Map<ThreadRole, Integer> pins = new LinkedHashMap<>();

    @Option(
            names = "--jvm-option",
            paramLabel = "OPTION",
            description = {
                "Add an option to every measuring JVM, as --jvm-option=-XX:+UseZGC; repeatable.",
                "It is stored with each trial."
            })
    private List<String> jvmOptions = new ArrayList<>();

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            converter = Converters.ShardOption.class,
            description = {
                "Measure the I-th of N parts of the suite, from 1: whole workloads with all their",
                "implementations. 'merge' makes one run of the parts."
            })
    private @Nullable Sharding sharding;

    @Option(
            names = "--profile-cpu",
            description = "Also write a CPU flame graph of each trial, to the run's profiles/.")
    private boolean cpuProfile;

    @Option(
            names = "--json",
            description = "Print one JSON object on standard output; the rest goes to the other.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        try (UserJars userJars = UserJars.open(jars)) {
            List<Selection> suite =
                    Selection.of(
                            userJars.domains(),
                            userJars.catalogues(),
                            profile,
                            new Selection.Wish(targets, only, required, compareTo));
            List<Selection> selections = sharding == null ? suite : sharding.part(suite, profile);
            Shard shard = sharding == null ? null : sharding.shard(suite);
            Path reportsFolder = outputFolders.reports();
            Path resultsFolder = outputFolders.results();
            RunOrchestrator run =
                    new RunOrchestrator(
                            options(userJars.files(), resultsFolder, shard),
                            selections,
                            folder -> passport(folder, err),
                            err);
            Path folder = run.run(() -> Main.halt(ExitCode.INTERRUPTED));
            new RunOutput(spec.commandLine(), json ? RunOutput.Form.JSON : RunOutput.Form.TABLE)
                    .show(folder, reportsFolder, compareTo);
            return run.sawBadResult() ? ExitCode.BAD_RESULT : ExitCode.OK;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    private RunOptions options(List<Path> jarFiles, Path resultsFolder, @Nullable Shard shard) {
        Map<String, Integer> pinsById = new TreeMap<>();
        pins.forEach((role, cpu) -> pinsById.put(role.id(), cpu));
        return new RunOptions(
                profile,
                seed,
                jarFiles,
                resultsFolder,
                CliPaths.root(),
                spec.commandLine().getParseResult().originalArgs(),
                List.copyOf(jvmOptions),
                pinsById,
                trialTimeout,
                timeLimit,
                shard,
                cpuProfile,
                CliPaths.isTerminal());
    }

    private MachinePassport passport(Path folder, PrintWriter err) throws InterruptedException {
        PassportOptions options =
                profile == Profile.SMOKE
                        ? PassportOptions.smoke(folder)
                        : PassportOptions.quick(folder);
        MachinePassport passport = PassportTaker.take(options, _ -> {});
        err.println(PassportText.headline(passport, Ansi.AUTO));
        err.flush();
        return passport;
    }
}
