package dev.dyno.harness.compare;

import dev.dyno.harness.duet.Build;
import dev.dyno.harness.duet.DuetSettings;
import dev.dyno.harness.duet.Injection;
import dev.dyno.results.gate.InconclusivePolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a gate is asked for.
 *
 * @param cases says which benchmarks the builds have
 * @param include benchmarks whose label contains a match are compared
 * @param detectFraction the smallest slowdown that matters
 * @param falseAlarmFraction of one comparison of a program with itself; a suite may have ten times
 *     as many, at most 5 %
 * @param slowedFraction the slowdown of a fourth arm, the positive control, or null without it
 * @param candidateInjection what slows the candidate, to calibrate the gate, or null where it is as
 *     it was built
 * @param budget no fork group begins that would end later
 * @param resultsFolder where the gate's folder is made
 * @param commandLine the arguments as given
 */
public record GateOptions(
        Build base,
        Build candidate,
        CaseSource cases,
        Pattern include,
        double detectFraction,
        double falseAlarmFraction,
        @Nullable Double slowedFraction,
        @Nullable Injection candidateInjection,
        Duration budget,
        InconclusivePolicy onInconclusive,
        long seed,
        DuetSettings settings,
        Path resultsFolder,
        List<String> commandLine) {
    private static final double SUITE_FACTOR = 10;
    private static final double SUITE_FRACTION_MAX = 0.05;

    /** Copies the list. */
    public GateOptions {
        commandLine = List.copyOf(commandLine);
    }

    /** Returns the probability of any false alarm in a suite. */
    double suiteFalseAlarmFraction() {
        return Math.max(
                falseAlarmFraction,
                Math.min(SUITE_FRACTION_MAX, SUITE_FACTOR * falseAlarmFraction));
    }
}
