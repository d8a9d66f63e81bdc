package dev.dyno.harness.cli;

import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
import dev.dyno.results.ResultsException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The entry point of {@code run-bench.sh}. */
@Command(
        name = "run-bench.sh",
        mixinStandardHelpOptions = true,
        version = "Dyno 0.1.0",
        description = "Measures interchangeable implementations, honestly.",
        subcommands = {
            RunCommand.class,
            GateCommand.class,
            BisectCommand.class,
            CalibrateCommand.class,
            ListCommand.class,
            MachineCommand.class,
            ReportCommand.class,
            MergeCommand.class,
            ExportCommand.class,
            HistoryCommand.class,
            CompareCommand.class,
            ReplayCommand.class,
            EndureCommand.class,
            LayoutCommand.class,
            HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:ok",
            "1:a regression, or an invalid or crashed implementation",
            "2:wrong usage or a bad input file",
            "3:the machine or its set-up lacks something",
            "130:interrupted; what was finished is readable"
        })
public final class Main {
    private Main() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    /** Runs one command and returns its exit code; for tests. */
    public static int execute(String... arguments) {
        return commandLine().execute(arguments.length == 0 ? new String[] {"run"} : arguments);
    }

    /** Ends the process at once; for the hook of a signal, which cannot exit in another way. */
    static void halt(int exitCode) {
        Runtime.getRuntime().halt(exitCode);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, line, _) -> explain(failure, line))
                .setParameterExceptionHandler((failure, _) -> explainUsage(failure))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static int explain(Exception failure, CommandLine line) {
        if (failure instanceof UserError error) {
            line.getErr().println("error: " + error.getMessage());
            return error.exitCode();
        }
        if (failure instanceof ResultsException error) {
            line.getErr().println("error: " + error.getMessage());
            return switch (error.kind()) {
                case INPUT -> ExitCode.USAGE;
                case STORAGE -> ExitCode.ENVIRONMENT;
            };
        }
        if (failure instanceof UncheckedIOException error) {
            line.getErr()
                    .println("error: " + error.getMessage() + "; check permissions and free space");
            return ExitCode.ENVIRONMENT;
        }
        line.getErr().println("error: a fault in this program, please report it:");
        failure.printStackTrace(line.getErr());
        return ExitCode.ENVIRONMENT;
    }

    private static int explainUsage(ParameterException thrown) {
        CommandLine line = thrown.getCommandLine();
        List<String> unknown = line.getUnmatchedArguments();
        // A mistyped option is also a missing one; its own name says more.
        ParameterException failure =
                thrown instanceof MissingParameterException && !unknown.isEmpty()
                        ? new UnmatchedArgumentException(line, unknown)
                        : thrown;
        PrintWriter err = line.getErr();
        err.println("error: " + failure.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
            err.println(
                    "Try '"
                            + line.getCommandSpec().qualifiedName()
                            + " --help' for what it takes.");
        }
        return ExitCode.USAGE;
    }
}
