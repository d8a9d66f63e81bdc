package dev.dyno.harness.run;

import dev.dyno.workloads.Profile;
import java.nio.file.Path;
import java.util.List;

/**
 * What a user asked of a run.
 *
 * @param jars the user's jars, checked
 * @param runsFolder where the run's folder is made
 * @param root the repository's root, for the commit
 * @param arguments the command line, for the record
 * @param terminal whether standard error is a terminal
 */
public record RunOptions(
        Profile profile,
        long seed,
        List<Path> jars,
        Path runsFolder,
        Path root,
        List<String> arguments,
        boolean cpuProfile,
        boolean terminal) {}
