package dev.dyno.harness.cli;

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
}
