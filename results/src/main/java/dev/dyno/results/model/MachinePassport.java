package dev.dyno.results.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a machine is and how fit it is for measuring; stored with every run ({@code machine.json}).
 * A null says that the machine does not tell; {@code unknowns} says why.
 *
 * @param fingerprint the class of machine, by the definition of the program that took the passport;
 *     {@code PassportClass} derives it anew from the facts wherever runs are compared
 * @param grade A (quiet, controlled) to F (not fit)
 * @param findings why the grade is not A, worst first
 * @param unknowns what could not be read, and why
 */
public record MachinePassport(
        int schemaVersion,
        String takenAt,
        String fingerprint,
        String grade,
        List<Finding> findings,
        Cpu cpu,
        OperatingSystem operatingSystem,
        Jvm jvm,
        Limits limits,
        Timer timer,
        List<CpuJitter> jitter,
        Contention contention,
        @Nullable CoreToCore coreToCore,
        List<MemoryLevel> memory,
        @Nullable FsyncFloor fsyncFloor,
        HardwareCounters hardwareCounters,
        Map<String, String> unknowns) {

    /**
     * A weakness.
     *
     * @param severity high, medium or low
     * @param topic for example {@code governor}
     * @param message what is wrong and what it does to measurements
     * @param remedy the command or step that mends it, or null when there is none here
     */
    public record Finding(String severity, String topic, String message, @Nullable String remedy) {}

    /**
     * The processor.
     *
     * @param onlineCpus logical CPUs that are online
     * @param smtSiblings groups of logical CPUs that share a core
     * @param isolatedCpus from isolcpus, empty when none
     * @param nohzFullCpus from nohz_full, empty when none
     * @param features instruction-set flags that matter for kernels, for example avx2, avx512f
     */
    public record Cpu(
            String model,
            String architecture,
            int sockets,
            int cores,
            List<Integer> onlineCpus,
            List<List<Integer>> smtSiblings,
            List<Cache> caches,
            List<NumaNode> numaNodes,
            @Nullable String governor,
            @Nullable Boolean turbo,
            List<Integer> isolatedCpus,
            List<Integer> nohzFullCpus,
            List<String> features) {}

    /**
     * One level of cache as one CPU sees it.
     *
     * @param type data, instruction or unified
     */
    public record Cache(
            int level, String type, long sizeBytes, int lineBytes, List<Integer> sharedByCpus) {}

    /** One NUMA node. */
    public record NumaNode(int id, List<Integer> cpus, long memoryBytes) {}

    /**
     * The kernel and its settings.
     *
     * @param virtualisation the hypervisor's or container's name, or none
     * @param transparentHugePages always, madvise or never
     * @param aslr the value of randomize_va_space
     * @param powerSource mains or battery
     */
    public record OperatingSystem(
            String name,
            String kernel,
            @Nullable String virtualisation,
            @Nullable String transparentHugePages,
            @Nullable Integer aslr,
            @Nullable Integer swappiness,
            @Nullable String powerSource,
            long memoryBytes) {}

    /**
     * The JVM that measures.
     *
     * @param flags those it was started with, then what it chose for those that matter most
     */
    public record Jvm(
            String vendor, String version, String vmName, List<String> flags, String home) {}

    /**
     * Limits set on this process from outside.
     *
     * @param cpuQuotaCores the cgroup's CPU quota in cores, or null for none
     * @param memoryLimitBytes the cgroup's limit, or null for none
     * @param allowedCpus the CPUs this process may use
     */
    public record Limits(
            @Nullable Double cpuQuotaCores,
            @Nullable Long memoryLimitBytes,
            List<Integer> allowedCpus,
            @Nullable Long openFilesMax) {}

    /**
     * The clock.
     *
     * @param source the kernel's clock source
     * @param granularityNanos the smallest step seen
     * @param callNanos the cost of one reading
     * @param verified whether the measuring thread really stayed on its CPU
     */
    public record Timer(
            @Nullable String source, double granularityNanos, double callNanos, boolean verified) {}

    /**
     * The hiccups of one CPU: a pinned thread reads the clock in a loop and records every gap.
     *
     * @param verified whether the thread really ran on that CPU
     * @param histogram gaps in nanoseconds, HdrHistogram V2 compressed, base 64
     * @param gapsOverTenMicros how many gaps were longer than 10 µs
     * @param lostFraction the share of the time that lies in these gaps
     */
    public record CpuJitter(
            int cpu,
            boolean verified,
            long durationNanos,
            long gapNanosP50,
            long gapNanosP99,
            long gapNanosP999,
            long gapNanosMax,
            long gapsOverTenMicros,
            double lostFraction,
            String histogram) {}

    /**
     * Who else was busy while the passport was taken.
     *
     * @param stealFraction the share of CPU time that the hypervisor gave to others
     * @param pressureCpuSomeAvg10 PSI, percent
     * @param foreignCpuFraction the share of CPU time that other processes used
     */
    public record Contention(
            @Nullable Double stealFraction,
            @Nullable Double pressureCpuSomeAvg10,
            @Nullable Double pressureIoSomeAvg10,
            @Nullable Double foreignCpuFraction,
            double loadAverage1Minute) {}

    /**
     * Round trips of one cache line between two CPUs.
     *
     * @param cpus the CPUs of rows and columns
     * @param roundTripNanosP50 median of batches; one row per first CPU, 0 on the diagonal
     * @param roundTripNanosMin the fastest batch, in the same form
     */
    public record CoreToCore(
            List<Integer> cpus,
            List<List<Double>> roundTripNanosP50,
            List<List<Double>> roundTripNanosMin) {}

    /**
     * What a working set of this size costs.
     *
     * @param level L1, L2, L3 or DRAM
     * @param pages the pages under the working set, for example 4 KiB: small pages add the cost of
     *     address translation to latencies beyond the reach of the TLB
     * @param loadLatencyNanos dependent loads
     * @param readBytesPerSecond sequential reads of one thread
     */
    public record MemoryLevel(
            String level,
            String pages,
            long workingSetBytes,
            double loadLatencyNanos,
            double readBytesPerSecond) {}

    /**
     * The cost of making 4 KiB durable, on the file system that results are written to.
     *
     * @param method what was timed, for example pre-zeroed file, pwrite and fdatasync
     */
    public record FsyncFloor(
            String fileSystem,
            String method,
            int samples,
            long nanosP50,
            long nanosP99,
            long nanosMax) {}

    /**
     * Whether the processor's event counters can be read.
     *
     * @param reason why not, or null
     */
    public record HardwareCounters(boolean available, @Nullable String reason) {}
}
