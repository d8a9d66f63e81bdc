package dev.dyno.harness.bisect;

import dev.dyno.harness.duet.DuetSettings;
import dev.dyno.workloads.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a bisection is asked for.
 *
 * @param good the ref to start from
 * @param bad a later ref
 * @param include benchmarks whose label contains a match are looked at
 * @param detectFraction the smallest change that matters
 * @param falseAlarmFraction of a comparison of a commit with itself, all attempts together
 * @param budget of all comparisons together, without the time to build commits
 * @param resultsFolder where the bisection's folder is made
 * @param commandLine the arguments as given
 */
public record BisectOptions(
        String good,
        String bad,
        Pattern include,
        Profile profile,
        double detectFraction,
        double falseAlarmFraction,
        Duration budget,
        long seed,
        DuetSettings settings,
        Path resultsFolder,
        List<String> commandLine) {
    /** Copies the list. */
    public BisectOptions {
        commandLine = List.copyOf(commandLine);
    }
}
