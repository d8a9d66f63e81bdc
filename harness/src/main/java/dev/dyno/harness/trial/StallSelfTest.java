package dev.dyno.harness.trial;

import dev.dyno.workloads.ArrivalProcess;
import dev.dyno.workloads.OpenLoopSession;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/**
 * Asks a load driver whether it can see a stall. A synthetic system serves 10,000 requests per
 * second in a microsecond each and stops once for 10 ms. The 100 requests that are due meanwhile
 * wait between 0 and 10 ms, whatever the driver does, since their clients do not know of the stall.
 * Of 10,000 response times the ten largest lie beyond p99.9, so it must be 9 ms. A driver that
 * moves its schedule, or measures from the submission, shows the few requests that fitted into the
 * queue and reports microseconds.
 */
public final class StallSelfTest {
    private static final int RATE_PER_SECOND = 10_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long SLICE_NANOS = 50_000_000L;
    private static final long MEASURE_NANOS = NANOS_PER_SECOND;
    private static final long STALL_AFTER_NANOS = NANOS_PER_SECOND / 2;
    private static final long STALL_NANOS = 10_000_000L;
    private static final long SERVICE_NANOS = 1_000L;
    private static final int QUEUE_REQUESTS = 4;
    private static final double TOLERANCE = 0.05;

    private StallSelfTest() {}

    /** The part of a driver that the test looks at. */
    @FunctionalInterface
    interface LoadLoop {
        /** Drives the session on this schedule and returns what it recorded. */
        Recorded drive(
                OpenLoopSession session,
                long[] offsetsNanos,
                LoadLimits limits,
                LongSupplier clock);
    }

    /**
     * What a driver recorded.
     *
     * @param lateNanosMax the generator's largest own delay, which may add to any response
     */
    record Recorded(Histogram response, long lateNanosMax) {}

    /**
     * The outcome.
     *
     * @param expectedNanos the analytic p99.9
     * @param seenNanos the recorded p99.9
     * @param allowanceNanos how much the machine itself may have added, as the generator saw it
     */
    public record Outcome(boolean passed, long expectedNanos, long seenNanos, long allowanceNanos) {
        /** Returns one sentence for a reader. */
        public String describe() {
            return String.format(
                    Locale.ROOT,
                    "a stall of %.0f ms must give p99.9 = %.2f ms; seen %.2f ms (the machine itself"
                            + " may have added %.2f ms)",
                    STALL_NANOS / 1e6,
                    expectedNanos / 1e6,
                    seenNanos / 1e6,
                    allowanceNanos / 1e6);
        }
    }

    /** Tests the driver of this harness in real time; takes about a second. */
    public static Outcome run() {
        return run(System::nanoTime, StallSelfTest::driveOpenLoop);
    }

    static Recorded driveOpenLoop(
            OpenLoopSession session, long[] offsetsNanos, LoadLimits limits, LongSupplier clock) {
        LoadResult result =
                new OpenLoopDriver(session, offsetsNanos, limits, clock, SliceSampler.NONE).drive();
        return new Recorded(result.response(), result.lateNanosMax());
    }

    static Outcome run(LongSupplier clock, LoadLoop loop) {
        LoadLimits limits =
                new LoadLimits(
                        SLICE_NANOS, 0, 0, MEASURE_NANOS, 0, NANOS_PER_SECOND, NANOS_PER_SECOND);
        int requests = (int) (MEASURE_NANOS / NANOS_PER_SECOND * RATE_PER_SECOND);
        long[] offsets =
                ArrivalSchedule.offsetsNanos(ArrivalProcess.CONSTANT, RATE_PER_SECOND, requests, 0);
        OpenLoopSession session =
                new StallingSession(
                        clock, SERVICE_NANOS, STALL_AFTER_NANOS, STALL_NANOS, QUEUE_REQUESTS);
        Recorded recorded = loop.drive(session, offsets, limits, clock);
        long expected = STALL_NANOS - requests / 1_000 * (NANOS_PER_SECOND / RATE_PER_SECOND);
        long seen = recorded.response().getValueAtPercentile(99.9);
        long allowance = recorded.lateNanosMax();
        boolean passed =
                seen >= expected * (1 - TOLERANCE)
                        && seen <= expected * (1 + TOLERANCE) + allowance;
        return new Outcome(passed, expected, seen, allowance);
    }
}
