package dev.dyno.harness.cli;

import dev.dyno.harness.compare.CaseSource;
import dev.dyno.harness.compare.GateOptions;
import dev.dyno.harness.compare.GateRun;
import dev.dyno.harness.compare.OwnBenchmarks;
import dev.dyno.harness.compare.OwnBuild;
import dev.dyno.harness.compare.RefBuilds;
import dev.dyno.harness.duet.BenchmarkLists;
import dev.dyno.harness.duet.Build;
import dev.dyno.harness.duet.DuetSettings;
import dev.dyno.harness.evidence.EvidenceRun;
import dev.dyno.harness.machine.PassportOptions;
import dev.dyno.harness.machine.PassportTaker;
import dev.dyno.harness.machine.PassportText;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
import dev.dyno.results.duet.GateReport;
import dev.dyno.results.gate.InconclusivePolicy;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.render.GateJunit;
import dev.dyno.results.render.GateMarkdown;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.catalogue.Domains;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares two builds turn by turn and says whether the candidate is slower. */
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        description = {
            "Compares two builds, turn by turn.",
            "Base and candidate take turns on one CPU, in fresh JVMs, with a copy of the base as a",
            "control. Exits with 1 if anything is slower.",
            "Both are JMH jars, of any project, or both are commits of this repository."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing is slower",
            "1:something is slower, invalid, or inconclusive and --on-inconclusive is fail",
            "2:wrong usage, a commit that does not build, or no benchmark in common",
            "3:the machine or its set-up lacks something",
            "130:interrupted; finished fork groups are kept"
        })
final class GateCommand implements Callable<Integer> {
    /** When evidence is gathered. */
    private enum EvidencePolicy {
        RED,
        NEVER
    }

    @Spec private CommandSpec spec;

    @Option(
            names = "--base",
            required = true,
            paramLabel = "JAR|REF",
            description = {
                "What to compare with: a JMH jar, and jars that it needs behind it, separated as",
                "on a class path; or a commit, branch or tag, which is built once and kept."
            })
    private String base = "";

    @Option(
            names = "--candidate",
            required = true,
            paramLabel = "JAR|REF|worktree",
            description = {
                "What is under judgement, in the same form; worktree is this repository as it is,",
                "changes included."
            })
    private String candidate = "";

    @Option(
            names = "--include",
            paramLabel = "REGEX",
            defaultValue = "",
            converter = Converters.Regex.class,
            description = "Compare benchmarks whose name or parameters match; default all.")
    private Pattern include = Pattern.compile("");

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = "quick",
            converter = Converters.ProfileName.class,
            description = "Of commits only: how large inputs are; default ${DEFAULT-VALUE}.")
    private Profile profile = Profile.QUICK;

    @Mixin private RiskOptions risks = new RiskOptions();

    @Option(
            names = "--positive-control",
            paramLabel = "PERCENT",
            converter = Converters.Percent.class,
            description = {
                "Also run the base with a slowdown of this size injected, which the gate must see;",
                "default: without."
            })
    private @Nullable Double slowedFraction;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            defaultValue = "10m",
            converter = Converters.TimeSpan.class,
            description = "Begin no fork group that would end later; default ${DEFAULT-VALUE}.")
    private Duration budget = Duration.ZERO;

    @Option(
            names = "--on-inconclusive",
            paramLabel = "fail|warn",
            defaultValue = "fail",
            description = "Whether a build stops when data prove neither; default fail.")
    private InconclusivePolicy onInconclusive = InconclusivePolicy.FAIL;

    @Option(
            names = "--evidence",
            paramLabel = "red|never",
            defaultValue = "red",
            description = {
                "Whether slower benchmarks are run again on both sides after the verdict, for",
                "a differential flame graph and the differences in allocation, compilation and",
                "layout; default red."
            })
    private EvidencePolicy evidence = EvidencePolicy.RED;

    @Mixin private BuildOptions builds = new BuildOptions();

    @Mixin private TurnOptions turns = new TurnOptions();

    @Option(
            names = "--results",
            paramLabel = "FOLDER",
            description = "Where the folder with raw slices is made; default results/runs.")
    private Path results = CliPaths.root().resolve("results/runs");

    @Option(names = "--junit", paramLabel = "FILE", description = "Also write JUnit XML.")
    private @Nullable Path junit;

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "Also append Markdown, for example to a job's summary.")
    private @Nullable Path markdown;

    @Option(
            names = "--json",
            description = "Print one JSON object on standard output; the rest goes to the other.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try (RefBuilds refs = builds.builds(err)) {
            GateOptions options = options(refs);
            GateRun run = new GateRun(options, folder -> passport(folder, err), err);
            GateReport report =
                    run.run(
                            () -> Main.halt(ExitCode.INTERRUPTED),
                            aftermath(options, run.folder(), err));
            print(report, run.folder());
            return report.failsBuild() ? ExitCode.BAD_RESULT : ExitCode.OK;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        } catch (IOException failure) {
            throw new UncheckedIOException("the gate cannot go on: " + failure, failure);
        }
    }

    private GateRun.Aftermath aftermath(GateOptions options, Path folder, PrintWriter err) {
        return evidence == EvidencePolicy.NEVER
                ? (_, _, _, _) -> List.of()
                : (report, cases, scratch, stopping) ->
                        new EvidenceRun(
                                        options.base(),
                                        options.candidate(),
                                        options.settings(),
                                        folder,
                                        scratch,
                                        stopping,
                                        err)
                                .gather(report, cases);
    }

    private GateOptions options(RefBuilds refs) throws IOException, InterruptedException {
        DuetSettings settings = turns.settings();
        Path runs = CliPaths.writable("--results", results);
        Compared compared = areFiles() ? jars(settings) : commits(refs);
        return new GateOptions(
                compared.base(),
                compared.candidate(),
                compared.cases(),
                include,
                risks.detectFraction(),
                risks.falseAlarmFraction(),
                slowedFraction,
                null,
                budget,
                onInconclusive,
                risks.seed(),
                settings,
                runs,
                spec.commandLine().getParseResult().originalArgs());
    }

    private record Compared(Build base, Build candidate, CaseSource cases) {}

    private boolean areFiles() {
        if (isFile(base) != isFile(candidate)) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--base "
                            + base
                            + " and --candidate "
                            + candidate
                            + ": only one is a file; name two JMH jars or two commits");
        }
        return isFile(base);
    }

    private static boolean isFile(String value) {
        return value.endsWith(".jar")
                || value.contains(File.pathSeparator)
                || Files.exists(Path.of(value));
    }

    private Compared jars(DuetSettings settings) {
        return new Compared(
                build("--base", base),
                build("--candidate", candidate),
                (build, folder) -> BenchmarkLists.of(build, settings.java(), folder));
    }

    private Compared commits(RefBuilds refs) throws IOException, InterruptedException {
        OwnBuild from = refs.of("--base", base);
        OwnBuild to = refs.of("--candidate", candidate);
        return new Compared(
                from.build(),
                to.build(),
                new OwnBenchmarks(
                        Domains.all(), List.of(from, to), include, profile, risks.seed()));
    }

    static Build build(String option, String value) {
        List<Path> files = new ArrayList<>();
        for (String element : value.split(File.pathSeparator, -1)) {
            Path file = Path.of(element).toAbsolutePath().normalize();
            if (!Files.isRegularFile(file) && !Files.isDirectory(file)) {
                throw new UserError(
                        ExitCode.USAGE,
                        option + " " + element + ": no such file; name a jar with JMH benchmarks");
            }
            files.add(file);
        }
        return Build.ofFiles(value, files);
    }

    static MachinePassport passport(Path folder, PrintWriter err) throws InterruptedException {
        MachinePassport passport = PassportTaker.take(PassportOptions.smoke(folder), _ -> {});
        err.println(PassportText.headline(passport, Ansi.AUTO));
        err.flush();
        return passport;
    }

    private void print(GateReport report, Path folder) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.toText(report));
        } else {
            GateText.print(report, out);
            out.println("Raw slices: " + folder);
        }
        out.flush();
        if (junit != null) {
            Files.writeString(junit, GateJunit.render(report));
        }
        if (markdown != null) {
            Files.writeString(
                    markdown,
                    GateMarkdown.render(report),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }
}
