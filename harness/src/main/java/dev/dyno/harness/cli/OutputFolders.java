package dev.dyno.harness.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of a command that stores a run and renders it. */
final class OutputFolders {
    @Option(
            names = "--results",
            paramLabel = "FOLDER",
            description = "Where the run's folder is made; default results/runs.")
    private Path results = CliPaths.root().resolve("results/runs");

    @Option(
            names = "--reports",
            paramLabel = "FOLDER",
            description = "Where the page is made; default reports/site.")
    private Path reports = CliPaths.root().resolve("reports/site");

    /**
     * Returns the folder for results, which exists and can be written.
     *
     * @throws dev.dyno.harness.usage.UserError (environment) if it cannot be
     */
    Path results() {
        return CliPaths.writable("--results", results);
    }

    /**
     * Returns the folder for pages, which exists and can be written.
     *
     * @throws dev.dyno.harness.usage.UserError (environment) if it cannot be
     */
    Path reports() {
        return CliPaths.writable("--reports", reports);
    }
}
