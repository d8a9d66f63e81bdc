package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.usage.ExitCode;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What a user who knows nothing yet is told. */
final class HelpTest {
    static Set<String> commands() {
        return Main.commandLine().getSubcommands().keySet();
    }

    /** The list of commands shows only the first line of what each one says of itself. */
    @Test
    void everyCommandIsSummedUpInAWholeSentence() {
        for (Map.Entry<String, CommandLine> command :
                Main.commandLine().getSubcommands().entrySet()) {
            UsageMessageSpec usage = command.getValue().getCommandSpec().usageMessage();
            String[] lines = usage.header().length > 0 ? usage.header() : usage.description();
            assertThat(lines[0]).as(command.getKey()).matches("[A-Z].*\\.");
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelpOnStandardOutput(String command) {
        CommandRun help = CommandRun.of(command, "--help");
        assertThat(help.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).contains("Usage: run-bench.sh " + command);
        if (!command.equals("help")) {
            assertThat(help.out()).contains("Exit codes:").doesNotContain("%%");
        }
    }

    /** The command 'help' is the library's, and takes anything. */
    @ParameterizedTest
    @MethodSource("commands")
    void anUnknownOptionIsAnErrorThatNamesIt(String command) {
        Assumptions.assumeThat(command).isNotEqualTo("help");
        CommandRun wrong = CommandRun.of(command, "--no-such-option");
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).startsWith("error: ").contains("--no-such-option");
    }

    @Test
    void aMistypedCommandSuggestsTheNearest() {
        CommandRun wrong = CommandRun.of("lits");
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).startsWith("error: ").contains("list");
    }
}
