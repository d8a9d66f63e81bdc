package dev.dyno.harness.run;

import dev.dyno.results.model.Shard;
import dev.dyno.workloads.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a user asked of a run.
 *
 * @param seed selects inputs and the order of trials; not negative
 * @param jars the user's jars, checked
 * @param runsFolder where the run's folder is made
 * @param root the repository's root, for the commit
 * @param arguments the command line, for the record
 * @param jvmOptions what the user adds to the flags of every measuring JVM
 * @param pins CPUs that take the place of those of the placement plan, by the roles' ids
 * @param trialTimeout what takes the place of the profile's, or null
 * @param timeLimit what takes the place of the profile's, or null
 * @param shard which part of a suite the run is, or null for the whole
 * @param cpuProfile whether each trial also writes a CPU profile
 * @param terminal whether standard error is a terminal
 */
public record RunOptions(
        Profile profile,
        long seed,
        List<Path> jars,
        Path runsFolder,
        Path root,
        List<String> arguments,
        List<String> jvmOptions,
        Map<String, Integer> pins,
        @Nullable Duration trialTimeout,
        @Nullable Duration timeLimit,
        @Nullable Shard shard,
        boolean cpuProfile,
        boolean terminal) {}
