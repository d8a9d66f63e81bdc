package dev.dyno.harness.cli;

import dev.dyno.harness.compare.RefBuilds;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** What is kept of built commits; the options of every command that builds commits. */
final class BuildOptions {
    @Option(
            names = "--keep-builds",
            paramLabel = "NUMBER",
            defaultValue = "8",
            converter = Converters.KeptBuilds.class,
            description = {
                "Of commits: how many builds stay in target/builds; of more, those that were",
                "used least recently are removed, but none in use. Default ${DEFAULT-VALUE}."
            })
    private int keptMax;

    /** Returns the builds of this repository. */
    RefBuilds builds(PrintWriter err) {
        return new RefBuilds(CliPaths.root(), keptMax, err);
    }
}
