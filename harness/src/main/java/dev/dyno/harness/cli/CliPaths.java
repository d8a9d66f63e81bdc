package dev.dyno.harness.cli;

import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
import dev.dyno.results.store.FileProblems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** Where the commands find things. */
final class CliPaths {
    private CliPaths() {}

    /** Returns the repository's root as the script names it, or else the working folder. */
    static Path root() {
        return Path.of(System.getProperty("dyno.root", "")).toAbsolutePath().normalize();
    }

    /** Answers whether a person looks at the output. */
    static boolean isTerminal() {
        return CommandLine.Help.Ansi.AUTO.enabled();
    }

    /**
     * Makes a folder if it is missing, and tries to write into it, so that it is refused before a
     * long run and not after it.
     *
     * @param option what names it on the command line
     * @throws UserError (environment) if it cannot be written
     */
    static Path writable(String option, Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            if (Files.exists(absolute) && !Files.isDirectory(absolute)) {
                throw refused(option, absolute, "is a file, not a folder");
            }
            Files.createDirectories(absolute);
            Files.delete(Files.createTempFile(absolute, ".writable-", ""));
            return absolute;
        } catch (IOException failure) {
            throw refused(
                    option, absolute, "cannot be written (" + FileProblems.reason(failure) + ")");
        }
    }

    private static UserError refused(String option, Path folder, String reason) {
        return new UserError(
                ExitCode.ENVIRONMENT,
                option
                        + " "
                        + folder
                        + ": "
                        + reason
                        + "; name a folder that can be written, or free some space");
    }
}
