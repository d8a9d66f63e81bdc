package dev.dyno.harness.cli;

import dev.dyno.harness.output.AtomicOutput;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
import dev.dyno.results.export.ExportFormat;
import dev.dyno.results.export.StoredGate;
import dev.dyno.results.store.RunReader;
import dev.dyno.results.store.StoredRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes stored runs and gates in the formats of other tools. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a stored run or gate in the format of another tool.",
            "The text goes to standard output or to --out; what the format does not hold is named",
            "on standard error."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:ok",
            "2:wrong usage, a folder that holds no readable run, or nothing to export",
            "3:the file cannot be written"
        })
final class ExportCommand implements Callable<Integer> {
    private static final String OUT = "--out";

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "RUN_FOLDER",
            arity = "0..*",
            description = {
                "The folder of a run, baseline or gate; default the latest run in results/runs.",
                "Only otava takes several: a history."
            })
    private List<Path> runFolders = new ArrayList<>();

    @Option(
            names = "--format",
            required = true,
            paramLabel = "NAME",
            converter = FormatName.class,
            completionCandidates = FormatNames.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private @Nullable ExportFormat format;

    @Option(
            names = OUT,
            paramLabel = "FILE",
            description = {
                "Write to this file, which appears only when it is whole. For hgrm: the folder",
                "that its files are written to, created if it is missing."
            })
    private @Nullable Path out;

    /** Reads a format's name. */
    static final class FormatName extends Converters.Named<ExportFormat> {
        /** Creates a converter; called by picocli. */
        FormatName() {
            super("format", ExportFormat.values(), ExportFormat::id);
        }
    }

    /** Names the formats for the help. */
    static final class FormatNames extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        /** Creates the list; called by picocli. */
        FormatNames() {
            super(Arrays.stream(ExportFormat.values()).map(ExportFormat::id).toList());
        }
    }

    @Override
    public Integer call() throws IOException {
        ExportFormat wanted = Objects.requireNonNull(format);
        if (runFolders.size() > 1 && !wanted.takesSeveralRuns()) {
            throw new UserError(
                    ExitCode.USAGE,
                    wanted.id() + " holds one run, not " + runFolders.size() + "; name one folder");
        }
        if (wanted.isFolder() && out == null) {
            throw new UserError(
                    ExitCode.USAGE,
                    wanted.id() + " is several files; name a folder for them with " + OUT);
        }
        List<Path> folders =
                runFolders.isEmpty()
                        ? List.of(RunReader.latest(CliPaths.root().resolve("results/runs")))
                        : runFolders;
        long gates = folders.stream().filter(StoredGate::isGate).count();
        if (gates == 0) {
            exportRuns(wanted, folders.stream().map(RunReader::open).toList());
        } else if (gates == folders.size()) {
            exportGates(wanted, folders.stream().map(StoredGate::open).toList());
        } else {
            throw new UserError(
                    ExitCode.USAGE, "runs and gates are different histories; name one kind");
        }
        spec.commandLine().getErr().flush();
        return ExitCode.OK;
    }

    private void exportRuns(ExportFormat wanted, List<StoredRun> runs) throws IOException {
        write(wanted, wanted.render(runs));
        PrintWriter err = spec.commandLine().getErr();
        runs.forEach(run -> run.problems().forEach(problem -> err.println("warning: " + problem)));
        wanted.leftOut(runs).forEach(one -> err.println("left out: " + one));
    }

    private void exportGates(ExportFormat wanted, List<StoredGate> gates) throws IOException {
        write(wanted, wanted.renderGates(gates));
        PrintWriter err = spec.commandLine().getErr();
        wanted.leftOutOfGates(gates).forEach(one -> err.println("left out: " + one));
    }

    private void write(ExportFormat wanted, Map<String, String> texts) throws IOException {
        PrintWriter standard = spec.commandLine().getOut();
        Path target = out;
        if (target == null) {
            texts.values().forEach(standard::print);
            standard.flush();
            return;
        }
        Path folder = wanted.isFolder() ? CliPaths.writable(OUT, target) : null;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Path file = folder == null ? target : folder.resolve(text.getKey());
            write(file, text.getValue());
            standard.println("Export: " + file);
        }
        standard.flush();
    }

    private static void write(Path file, String text) throws IOException {
        try (AtomicOutput output = AtomicOutput.open(OUT, file)) {
            output.stream().write(text.getBytes(StandardCharsets.UTF_8));
            output.commit();
        }
    }
}
