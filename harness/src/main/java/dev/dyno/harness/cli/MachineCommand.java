package dev.dyno.harness.cli;

import dev.dyno.harness.machine.PassportOptions;
import dev.dyno.harness.machine.PassportTaker;
import dev.dyno.harness.machine.PassportText;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.MachinePassport;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what this machine is and how fit it is for measuring. */
@Command(
        name = "machine",
        mixinStandardHelpOptions = true,
        description = {
            "Takes this machine's passport, with a grade from A to F.",
            "It says what the machine is, how quiet it is, and for each weakness the command",
            "that mends it.",
            "Keeps every CPU busy for about 15 s, or 8 s with --quick."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:ok, whatever the grade", "2:wrong usage"})
final class MachineCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(names = "--json", description = "Print the passport as one JSON object.")
    private boolean json;

    @Option(names = "--quick", description = "Probe for a shorter time.")
    private boolean quick;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Probe fsync on this folder's file system; default results/runs.")
    private Path folder = CliPaths.root().resolve("results/runs");

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UserError(
                    ExitCode.USAGE, "--folder " + folder + ": is a file; name a folder");
        }
        PassportOptions options =
                quick ? PassportOptions.quick(folder) : PassportOptions.full(folder);
        MachinePassport passport = PassportTaker.take(options, progress());
        out.print(json ? Json.toText(passport) : PassportText.full(passport, Ansi.AUTO));
        out.flush();
        return ExitCode.OK;
    }

    /** Progress goes to the error stream, so that the output stays clean for scripts. */
    private Consumer<String> progress() {
        PrintWriter err = spec.commandLine().getErr();
        return next -> {
            err.println("measuring " + next + " ...");
            err.flush();
        };
    }
}
