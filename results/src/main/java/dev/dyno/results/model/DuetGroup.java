package dev.dyno.results.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fork group of a duet: JVMs, one per arm, that took turns on one benchmark; everything that
 * was measured, also when the group failed.
 *
 * @param index the group's number in its run, in order of time, from 0
 * @param benchmark the comparison's name, as {@code gate.json} lists it
 * @param phase screening or confirmation, as the gate asked for it
 * @param startedAt UTC, ISO 8601
 * @param seed from which the schedule follows
 * @param schedule the arm of each turn, as indices into {@code arms}
 * @param status ok, crashed, hung, out_of_memory, failed, suspended or interrupted
 * @param failedArm the arm that is to blame, or null
 * @param reason a sentence for a reader, or null
 * @param arms in the order that the schedule's indices mean
 * @param notes what a reader should know, for example that the machine was suspended
 */
public record DuetGroup(
        int schemaVersion,
        int index,
        String benchmark,
        String phase,
        String startedAt,
        long seed,
        List<Integer> schedule,
        String status,
        @Nullable String failedArm,
        @Nullable String reason,
        List<ArmRun> arms,
        List<String> notes) {
    /** The version that this program writes. */
    public static final int SCHEMA_VERSION = 1;

    /** The status of a group whose slices can be used. */
    public static final String OK = "ok";

    /** Copies the lists. */
    public DuetGroup {
        schedule = List.copyOf(schedule);
        arms = List.copyOf(arms);
        notes = List.copyOf(notes);
    }

    /** Returns this group with other arms. */
    public DuetGroup withArms(List<ArmRun> others) {
        return new DuetGroup(
                schemaVersion,
                index,
                benchmark,
                phase,
                startedAt,
                seed,
                schedule,
                status,
                failedArm,
                reason,
                others,
                notes);
    }

    /**
     * One JVM.
     *
     * @param arm base, candidate, base_copy or slowed
     * @param exitCode of the process, or null if it was killed or never started
     * @param plannedCpu the CPU for the benchmark's thread, or null if it is not bound
     * @param observedCpus where the benchmark's threads were seen
     * @param verified whether they were seen on the planned CPU only
     * @param problem why not, or null
     * @param logFile the process's output, relative to the run's folder; kept only on failure
     */
    public record ArmRun(
            String arm,
            @Nullable Integer exitCode,
            @Nullable Integer plannedCpu,
            List<Integer> observedCpus,
            boolean verified,
            @Nullable String problem,
            @Nullable String logFile,
            Slices slices) {
        /** Copies the list. */
        public ArmRun {
            observedCpus = List.copyOf(observedCpus);
        }
    }

    /**
     * The slices of one arm in the order of time, a column each; all columns are equally long. -1
     * stands for what the JVM or machine did not tell.
     *
     * @param turns each slice's index in the schedule
     * @param startNanos of the monotonic clock that all arms share
     * @param operations of all threads of the benchmark
     * @param scoreNanosPerOperation JMH's own figure: wall time of one thread for an operation
     * @param wallNanos the whole turn, set-up of the iteration included
     * @param cpuNanos of the threads that run the benchmark
     * @param runDelayNanos how long these threads were ready and had no CPU
     * @param allocatedBytes by these threads
     * @param processCpuNanos of the JVM, compiler and collector included
     * @param gcCount collections that ended in the slice
     */
    public record Slices(
            List<Integer> turns,
            List<Long> startNanos,
            List<Long> operations,
            List<Double> scoreNanosPerOperation,
            List<Long> wallNanos,
            List<Long> cpuNanos,
            List<Long> runDelayNanos,
            List<Long> allocatedBytes,
            List<Long> processCpuNanos,
            List<Long> gcCount,
            List<Long> gcMillis,
            List<Long> jitMillis) {
        /** Copies the lists. */
        public Slices {
            turns = List.copyOf(turns);
            startNanos = List.copyOf(startNanos);
            operations = List.copyOf(operations);
            scoreNanosPerOperation = List.copyOf(scoreNanosPerOperation);
            wallNanos = List.copyOf(wallNanos);
            cpuNanos = List.copyOf(cpuNanos);
            runDelayNanos = List.copyOf(runDelayNanos);
            allocatedBytes = List.copyOf(allocatedBytes);
            processCpuNanos = List.copyOf(processCpuNanos);
            gcCount = List.copyOf(gcCount);
            gcMillis = List.copyOf(gcMillis);
            jitMillis = List.copyOf(jitMillis);
        }

        /** Returns how many slices there are. */
        public int size() {
            return turns.size();
        }
    }
}
