package dev.dyno.results.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a gate set out to compare, and at what risk; written once, before the first fork group
 * ({@code gate.json}).
 *
 * @param runId the folder's name
 * @param startedAt UTC, ISO 8601
 * @param commandLine the arguments as given
 * @param seed from which the order of benchmarks and all schedules follow
 * @param benchmarks those that both builds have and that were selected
 * @param onlyInBase selected benchmarks that the candidate lacks
 * @param onlyInCandidate selected benchmarks that the base lacks
 */
public record GateManifest(
        int schemaVersion,
        String runId,
        String startedAt,
        List<String> commandLine,
        long seed,
        String dynoVersion,
        BuildInfo base,
        BuildInfo candidate,
        Measurement measurement,
        Demand demand,
        List<BenchmarkInfo> benchmarks,
        List<String> onlyInBase,
        List<String> onlyInCandidate) {
    /** The version that this program writes. */
    public static final int SCHEMA_VERSION = 1;

    /** Copies the lists. */
    public GateManifest {
        commandLine = List.copyOf(commandLine);
        benchmarks = List.copyOf(benchmarks);
        onlyInBase = List.copyOf(onlyInBase);
        onlyInCandidate = List.copyOf(onlyInCandidate);
    }

    /**
     * One of the two builds.
     *
     * @param label as the user named it
     * @param files its class path with the SHA-256 of each file
     * @param gitCommit of which it was built, or null for jars
     */
    public record BuildInfo(String label, Map<String, String> files, @Nullable String gitCommit) {}

    /**
     * How each fork group is measured.
     *
     * @param java the launcher of the arms' JVMs
     * @param slicesPerArm in each fork group
     * @param slowedFraction the slowdown of the positive control, or null without it
     */
    public record Measurement(
            String java,
            List<String> jvmArguments,
            long sliceNanos,
            int slicesPerArm,
            long warmUpNanos,
            @Nullable Double slowedFraction) {
        /** Copies the list. */
        public Measurement {
            jvmArguments = List.copyOf(jvmArguments);
        }
    }

    /**
     * What must be shown, and at what risk.
     *
     * @param detectFraction the smallest slowdown that matters, for example 0.02
     * @param comparisonAlpha the false alarms of one comparison of a program with itself
     * @param suiteAlpha the probability of any false alarm among all comparisons
     * @param budgetSeconds no fork group begins that would end later
     * @param onInconclusive fail or warn
     */
    public record Demand(
            double detectFraction,
            double comparisonAlpha,
            double suiteAlpha,
            double budgetSeconds,
            String onInconclusive) {}

    /**
     * One comparison.
     *
     * @param name unique in this gate: the benchmark's name and its parameters
     * @param threads how many run it; 0 for all CPUs
     */
    public record BenchmarkInfo(
            String name,
            String benchmark,
            boolean singleShot,
            int threads,
            Map<String, String> parameters) {}
}
