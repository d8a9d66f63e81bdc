package dev.dyno.results.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one trial measured of one workload; written once ({@code trials/0007-matching-x.json}).
 *
 * @param trialIndex the planned trial
 * @param attempt 0, or higher when the trial was repeated because of foreign load
 * @param status ok, failed, crashed, timeout, out_of_memory or invalid
 * @param reason why the status is not ok, or null
 * @param logFile the trial's output, relative to the run's folder, or null
 * @param jvmFlags the flags of the trial's JVM
 * @param threads where the threads ran
 * @param closedLoop what a closed-loop workload gave, else null
 * @param openLoop one element per offered rate of an open-loop workload, else empty
 * @param foreignCpuFraction CPU time of other processes over the CPU time available
 * @param notes warnings for a reader, for example that the generator was late
 */
public record TrialResult(
        int schemaVersion,
        int trialIndex,
        int attempt,
        String contract,
        String implementation,
        String workload,
        int fork,
        String startedAt,
        String status,
        @Nullable String reason,
        @Nullable String logFile,
        List<String> jvmFlags,
        List<ThreadPlacement> threads,
        @Nullable ClosedLoopSamples closedLoop,
        List<OpenLoopSamples> openLoop,
        double foreignCpuFraction,
        List<String> notes) {

    /**
     * Where a thread was meant to run and where it ran.
     *
     * @param plannedCpu the CPU of the plan, or null where the plan leaves the thread free
     * @param observedCpus CPUs seen by read-back while measuring
     * @param verified whether every read-back showed the planned CPU
     * @param problem what went wrong, or null
     */
    public record ThreadPlacement(
            String role,
            long threadId,
            @Nullable Integer plannedCpu,
            List<Integer> observedCpus,
            boolean verified,
            @Nullable String problem) {}

    /**
     * A series of iterations of one fork, warm-up included.
     *
     * @param operationsPerIteration what each iteration performed
     * @param steadyFromIndex the first iteration of the steady state, or -1 if there is none
     * @param steadyMethod how it was detected
     * @param allocatedBytesPerOperation over the steady iterations, or null if not measured
     */
    public record ClosedLoopSamples(
            long operationsPerIteration,
            List<Iteration> iterations,
            int steadyFromIndex,
            String steadyMethod,
            @Nullable Double allocatedBytesPerOperation) {}

    /**
     * One iteration.
     *
     * @param durationNanos wall time
     * @param cpuNanos CPU time of the measured thread, or null if not known
     */
    public record Iteration(
            int index, long durationNanos, @Nullable Long cpuNanos, Ledger ledger) {}

    /**
     * What happened at one offered rate.
     *
     * @param arrivals constant, poisson or bursts
     * @param offeredPerSecond the rate of the schedule
     * @param durationNanos from the first intended start to the last completion
     * @param generatorLateCount requests that were submitted later than the tolerance
     * @param generatorLateNanosMax the largest such delay
     * @param responseHistogram intended start to collected response, HdrHistogram V2 compressed,
     *     base 64, nanoseconds
     * @param stageHistograms the same for each stage: {@code send} (intended start to submitted),
     *     {@code queue} (to taken up), {@code service} (to done), {@code drain} (to collected)
     * @param hgrmFile the response percentiles as text, relative to the run's folder, or null
     * @param slices equal spans of time
     */
    public record OpenLoopSamples(
            String arrivals,
            double offeredPerSecond,
            long submittedCount,
            long completedCount,
            long durationNanos,
            long generatorLateCount,
            long generatorLateNanosMax,
            String responseHistogram,
            Map<String, String> stageHistograms,
            @Nullable String hgrmFile,
            List<Slice> slices) {
        /** Returns the same with another file of percentiles. */
        public OpenLoopSamples withHgrmFile(@Nullable String file) {
            return new OpenLoopSamples(
                    arrivals,
                    offeredPerSecond,
                    submittedCount,
                    completedCount,
                    durationNanos,
                    generatorLateCount,
                    generatorLateNanosMax,
                    responseHistogram,
                    stageHistograms,
                    file,
                    slices);
        }
    }

    /**
     * A span of an open-loop trial.
     *
     * @param startNanos since the first intended start
     * @param latencyNanosMax the worst response that was due in this span
     */
    public record Slice(
            long startNanos,
            long durationNanos,
            long completedCount,
            long latencyNanosMax,
            Ledger ledger) {}

    /**
     * What happened to the measured thread and the machine during a span. A null says that this
     * machine does not tell.
     *
     * @param runDelayNanos time the measured thread was ready but not running
     * @param stealNanos time the hypervisor gave to others, over all CPUs
     * @param pressureCpuMicros PSI "some" CPU stall time of the machine
     * @param gcCount collections of the trial's JVM
     * @param gcNanos their time
     * @param jitNanos compilation time of the trial's JVM
     * @param migrations changes of CPU of the measured thread
     * @param minorFaults page faults of the measured thread without I/O
     * @param majorFaults page faults of the measured thread with I/O
     */
    public record Ledger(
            @Nullable Long runDelayNanos,
            @Nullable Long stealNanos,
            @Nullable Long pressureCpuMicros,
            @Nullable Long gcCount,
            @Nullable Long gcNanos,
            @Nullable Long jitNanos,
            @Nullable Long migrations,
            @Nullable Long minorFaults,
            @Nullable Long majorFaults) {}
}
