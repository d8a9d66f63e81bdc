package dev.dyno.harness.cli;

import dev.dyno.duet.SlowdownKind;
import dev.dyno.harness.compare.CalibrationKernels;
import dev.dyno.harness.compare.CalibrationOptions;
import dev.dyno.harness.compare.CalibrationRun;
import dev.dyno.harness.compare.GateOptions;
import dev.dyno.harness.duet.BenchmarkLists;
import dev.dyno.harness.duet.Build;
import dev.dyno.harness.duet.DuetSettings;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
import dev.dyno.results.calibration.CalibrationReport;
import dev.dyno.results.gate.InconclusivePolicy;
import dev.dyno.results.json.Json;
import dev.dyno.results.store.Calibrations;
import dev.dyno.results.store.Calibrations.StoredCalibration;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how often the gate is wrong on this machine. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how often the gate is wrong on this machine.",
            "Compares a build with itself, and with itself slowed by known sizes: how often",
            "is that a false alarm, how often is a slowdown found, and how long does it take?",
            "Called again, it goes on where it stopped."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:ok, whatever the figures are",
            "2:wrong usage, or a folder with another calibration",
            "3:the machine or its set-up lacks something",
            "130:interrupted; finished comparisons are kept"
        })
final class CalibrateCommand implements Callable<Integer> {
    private static final int RESPLITS_SHOWN = 3_000;

    @Spec private CommandSpec spec;

    @Option(
            names = "--build",
            paramLabel = "JAR",
            description = {
                "What is compared with itself: a JMH jar, and jars that it needs behind it;",
                "default: kernels of this program, one for arithmetic, one for memory, and one",
                "whose forks the compiler treats differently."
            })
    private @Nullable String build;

    @Option(
            names = "--include",
            paramLabel = "REGEX",
            converter = Converters.Regex.class,
            description = "Use benchmarks whose name or parameters match; default all.")
    private @Nullable Pattern include;

    @Option(
            names = "--slowdowns",
            paramLabel = "KIND",
            split = ",",
            defaultValue = "spin,allocation,boxing,cache_miss,false_sharing,lock",
            converter = Converters.Slowdown.class,
            description = "The slowdowns to inject; default ${DEFAULT-VALUE}.")
    private List<SlowdownKind> kinds = new ArrayList<>();

    @Option(
            names = "--sizes",
            paramLabel = "PERCENT",
            split = ",",
            defaultValue = "2%,5%",
            converter = Converters.Percent.class,
            description = {
                "How large they are, and what minutes are predicted for; default",
                "${DEFAULT-VALUE}. As many comparisons again have no slowdown."
            })
    private List<Double> sizes = new ArrayList<>();

    @Option(
            names = "--comparisons",
            paramLabel = "NUMBER",
            defaultValue = "72",
            converter = Converters.Comparisons.class,
            description = {
                "How many the folder is to hold at the end; default ${DEFAULT-VALUE}, one round."
            })
    private int comparisons;

    @Mixin private RiskOptions risks = new RiskOptions();

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            defaultValue = "3m",
            converter = Converters.TimeSpan.class,
            description = "Of each comparison; default ${DEFAULT-VALUE}.")
    private Duration budget = Duration.ZERO;

    @Mixin private TurnOptions turns = new TurnOptions();

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = {
                "Where comparisons are kept; default results/runs/calibration. With --show: what",
                "is shown; default all that the repository keeps."
            })
    private @Nullable Path folder;

    @Option(names = "--show", description = "Measure nothing; print what is kept.")
    private boolean show;

    @Option(
            names = "--resplits",
            paramLabel = "NUMBER",
            converter = Converters.Resplits.class,
            description = {
                "Also draw so many comparisons of equals by splitting recorded forks anew, with",
                "swapped sides and a drift of 20 %%; default 3000 with --show, else none."
            })
    private @Nullable Integer resplits;

    @Option(
            names = "--save",
            paramLabel = "NAME",
            description = "Keep it in results/calibration/NAME, to be committed.")
    private @Nullable String name;

    @Option(
            names = "--json",
            description = "Print one JSON object on standard output; the rest goes to the other.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            if (!show) {
                new CalibrationRun(options(), at -> GateCommand.passport(at, err), err)
                        .run(() -> Main.halt(ExitCode.INTERRUPTED));
            }
            shown().forEach(this::print);
            return ExitCode.OK;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        } catch (IOException failure) {
            throw new UncheckedIOException("the calibration cannot go on: " + failure, failure);
        }
    }

    private Path runFolder() {
        return folder == null ? CliPaths.root().resolve("results/runs/calibration") : folder;
    }

    private static Path keptFolder() {
        return CliPaths.root().resolve("results/calibration");
    }

    private CalibrationOptions options() {
        DuetSettings settings = turns.settings();
        Path kept = CliPaths.writable("--folder", runFolder());
        Build compared =
                build == null ? CalibrationKernels.build() : GateCommand.build("--build", build);
        Pattern all = build == null ? CalibrationKernels.INCLUDE : Pattern.compile("");
        GateOptions gate =
                new GateOptions(
                        compared,
                        compared,
                        (one, temporary) -> BenchmarkLists.of(one, settings.java(), temporary),
                        include == null ? all : include,
                        risks.detectFraction(),
                        risks.falseAlarmFraction(),
                        null,
                        null,
                        budget,
                        InconclusivePolicy.WARN,
                        risks.seed(),
                        settings,
                        kept,
                        spec.commandLine().getParseResult().originalArgs());
        return new CalibrationOptions(gate, kinds, sizes, comparisons, kept);
    }

    private List<StoredCalibration> shown() {
        boolean isOne = folder != null || !show;
        List<Path> folders = isOne ? List.of(runFolder()) : Calibrations.in(keptFolder());
        if (folders.isEmpty() || !Calibrations.isCalibration(folders.getFirst())) {
            throw new UserError(
                    ExitCode.USAGE,
                    (isOne ? runFolder() : keptFolder())
                            + " holds no calibration; run 'calibrate' without --show first");
        }
        return folders.stream().map(Calibrations::open).toList();
    }

    private void print(StoredCalibration calibration) {
        int drawn = resplits != null ? resplits : show ? RESPLITS_SHOWN : 0;
        CalibrationReport report = CalibrationReport.of(calibration, sizes, drawn);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.toText(report));
        } else {
            CalibrationText.print(calibration, report, out);
        }
        out.flush();
        if (name != null) {
            Map<Path, String> words = ReadmeTask.words(CliPaths.root());
            words.put(calibration.folder().toAbsolutePath().normalize(), "calibration");
            Path kept = Calibrations.publish(calibration, keptFolder(), name, words);
            PrintWriter err = spec.commandLine().getErr();
            err.println("Kept in " + kept);
            err.flush();
        }
    }
}
