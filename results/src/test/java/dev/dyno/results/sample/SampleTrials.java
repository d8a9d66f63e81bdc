package dev.dyno.results.sample;

import dev.dyno.results.model.TrialResult;
import dev.dyno.results.model.TrialResult.ClosedLoopSamples;
import dev.dyno.results.model.TrialResult.Iteration;
import dev.dyno.results.model.TrialResult.Ledger;
import dev.dyno.results.model.TrialResult.OpenLoopSamples;
import dev.dyno.results.model.TrialResult.Slice;
import dev.dyno.results.model.TrialResult.ThreadPlacement;
import dev.dyno.results.stats.SeededRandom;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Pieces of synthetic trials. */
public final class SampleTrials {
    /** How many operations an iteration of the samples performs. */
    public static final long OPERATIONS = 1_000_000;

    private static final int WARM_UP = 2;
    private static final int STEADY = 5;

    private SampleTrials() {}

    /** Returns a ledger in which nothing happened. */
    public static Ledger quiet() {
        return new Ledger(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
    }

    /** Returns a ledger in which the measured thread waited for its CPU. */
    public static Ledger delayed(long runDelayNanos) {
        return new Ledger(runDelayNanos, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
    }

    /** Returns a ledger of a machine that tells nothing. */
    public static Ledger untold() {
        return new Ledger(null, null, null, null, null, null, null, null, null);
    }

    /** Returns the measured thread on CPU 1 and a drainer on CPU 0, both verified. */
    public static List<ThreadPlacement> pinned() {
        return List.of(
                new ThreadPlacement("measured", 11, 1, List.of(1), true, null),
                new ThreadPlacement("drainer", 12, 0, List.of(0), true, null));
    }

    /** Returns a measured thread that could not be bound. */
    public static List<ThreadPlacement> unpinned() {
        return List.of(
                new ThreadPlacement(
                        "measured", 11, 1, List.of(0, 1), false, "the kernel refused CPU 1"));
    }

    /**
     * Returns two slow warm-up iterations and five steady ones, whose median is exactly the given
     * throughput.
     */
    public static ClosedLoopSamples closedLoop(double operationsPerSecond) {
        double[] slowness = {1.8, 1.3, 1.02, 0.99, 1.0, 1.01, 0.98};
        List<Iteration> iterations = new ArrayList<>();
        for (int index = 0; index < WARM_UP + STEADY; index++) {
            long nanos = Math.round(slowness[index] * OPERATIONS / operationsPerSecond * 1e9);
            iterations.add(new Iteration(index, nanos, nanos - nanos / 100, quiet()));
        }
        return new ClosedLoopSamples(OPERATIONS, iterations, WARM_UP, "test series", 0.0);
    }

    /** Returns the histogram in the form that trials store. */
    public static String encode(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer, Deflater.BEST_COMPRESSION);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    /** Returns a histogram of nanoseconds with three digits. */
    public static Histogram histogram(long... nanos) {
        Histogram histogram = new Histogram(3);
        for (long value : nanos) {
            histogram.recordValue(value);
        }
        return histogram;
    }

    /**
     * Returns what happened at one rate: exponential response times above a floor of 500 ns.
     *
     * @param meanNanos the mean above the floor
     * @param achievedShare completions over what was offered
     */
    public static OpenLoopSamples openLoop(
            double offeredPerSecond, int count, double meanNanos, double achievedShare, long seed) {
        SeededRandom random = new SeededRandom(seed);
        Histogram response = new Histogram(3);
        Histogram service = new Histogram(3);
        Histogram queue = new Histogram(3);
        for (int sample = 0; sample < count; sample++) {
            long nanos = 500 + Math.round(meanNanos * random.nextExponential());
            response.recordValue(nanos);
            service.recordValue(nanos / 2);
            queue.recordValue(nanos - nanos / 2);
        }
        long durationNanos = Math.round(count / (offeredPerSecond * achievedShare) * 1e9);
        List<Slice> slices = new ArrayList<>();
        for (int slice = 0; slice < 4; slice++) {
            slices.add(
                    new Slice(
                            slice * durationNanos / 4,
                            durationNanos / 4,
                            count / 4,
                            response.getMaxValue() / (4 - slice),
                            quiet()));
        }
        Map<String, String> stages = new TreeMap<>();
        stages.put("service", encode(service));
        stages.put("queue", encode(queue));
        return new OpenLoopSamples(
                "poisson",
                offeredPerSecond,
                count,
                count,
                durationNanos,
                0,
                0,
                encode(response),
                stages,
                null,
                slices);
    }

    /** Returns a trial without samples: failed, crashed, timeout, out_of_memory or invalid. */
    public static TrialResult without(TrialResult trial, String status, String reason) {
        return replace(trial, status, reason, trial.threads(), null, List.of(), 0.0, List.of());
    }

    /** Returns a trial with other threads. */
    public static TrialResult withThreads(TrialResult trial, List<ThreadPlacement> threads) {
        return replace(
                trial,
                trial.status(),
                trial.reason(),
                threads,
                trial.closedLoop(),
                trial.openLoop(),
                trial.foreignCpuFraction(),
                trial.notes());
    }

    /** Returns a trial with other closed-loop samples. */
    public static TrialResult withClosedLoop(TrialResult trial, ClosedLoopSamples samples) {
        return replace(
                trial,
                trial.status(),
                trial.reason(),
                trial.threads(),
                samples,
                trial.openLoop(),
                trial.foreignCpuFraction(),
                trial.notes());
    }

    /** Returns a trial with other open-loop samples. */
    public static TrialResult withOpenLoop(TrialResult trial, List<OpenLoopSamples> samples) {
        return replace(
                trial,
                trial.status(),
                trial.reason(),
                trial.threads(),
                trial.closedLoop(),
                samples,
                trial.foreignCpuFraction(),
                trial.notes());
    }

    /** Returns a trial beside which others used this share of the machine. */
    public static TrialResult withForeignCpu(TrialResult trial, double fraction) {
        return replace(
                trial,
                trial.status(),
                trial.reason(),
                trial.threads(),
                trial.closedLoop(),
                trial.openLoop(),
                fraction,
                trial.notes());
    }

    /** Returns a trial with other notes. */
    public static TrialResult withNotes(TrialResult trial, List<String> notes) {
        return replace(
                trial,
                trial.status(),
                trial.reason(),
                trial.threads(),
                trial.closedLoop(),
                trial.openLoop(),
                trial.foreignCpuFraction(),
                notes);
    }

    /** Returns a trial as a later attempt. */
    public static TrialResult withAttempt(TrialResult trial, int attempt) {
        return new TrialResult(
                trial.schemaVersion(),
                trial.trialIndex(),
                attempt,
                trial.contract(),
                trial.implementation(),
                trial.workload(),
                trial.fork(),
                trial.startedAt(),
                trial.status(),
                trial.reason(),
                trial.logFile(),
                trial.jvmFlags(),
                trial.threads(),
                trial.closedLoop(),
                trial.openLoop(),
                trial.foreignCpuFraction(),
                trial.notes());
    }

    private static TrialResult replace(
            TrialResult trial,
            String status,
            @Nullable String reason,
            List<ThreadPlacement> threads,
            @Nullable ClosedLoopSamples closedLoop,
            List<OpenLoopSamples> openLoop,
            double foreignCpuFraction,
            List<String> notes) {
        return new TrialResult(
                trial.schemaVersion(),
                trial.trialIndex(),
                trial.attempt(),
                trial.contract(),
                trial.implementation(),
                trial.workload(),
                trial.fork(),
                trial.startedAt(),
                status,
                reason,
                trial.logFile(),
                trial.jvmFlags(),
                threads,
                closedLoop,
                openLoop,
                foreignCpuFraction,
                notes);
    }
}
