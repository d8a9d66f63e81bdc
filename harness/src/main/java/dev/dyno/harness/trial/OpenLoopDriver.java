package dev.dyno.harness.trial;

import dev.dyno.workloads.OpenLoopSession;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.IntCountsHistogram;

/**
 * Drives a session from one thread on a schedule of intended start times that is never moved.
 *
 * <p>When a request is due it is submitted; otherwise responses are collected. A full queue, a slow
 * system or a late generator delays the submission, but the intended start stays, so that every
 * nanosecond of waiting is in the response time. The stages of a request add up to it:
 *
 * <pre>
 *  intended --send--> submitted --queue--> taken up --service--> done --drain--> collected
 *  |------------------------------ response ----------------------------------------------|
 * </pre>
 *
 * The first part of the schedule warms up: it is driven and not recorded, until the medians of
 * whole slices have become stable or the limit is reached. The measured part begins at a border of
 * slices, whatever is under way then.
 *
 * <p>Not safe for use by several threads; allocates nothing between the first and the last request.
 * One driver drives one load. The clock is a parameter so that tests can run in virtual time.
 */
public final class OpenLoopDriver implements OpenLoopSession.CompletionSink {
    /** Response times above this count as this much. */
    public static final long RECORDED_NANOS_MAX = 60_000_000_000L;

    private static final int SIGNIFICANT_DIGITS = 3;
    private static final int MEDIAN_DIGITS = 2;
    private static final int STABLE_SLICES = 3;
    private static final double STABLE_RATIO = 1.25;
    private static final long STABLE_NANOS = 100;
    private static final long LEAD_NANOS = 1_000_000;
    private static final int SUBMISSIONS_PER_POLL = 8;
    private static final int NOT_MEASURED = Integer.MAX_VALUE;

    private final OpenLoopSession session;
    private final long[] offsetsNanos;
    private final LoadLimits limits;
    private final LongSupplier clock;
    private final SliceSampler sampler;

    private final long[] submittedNanos;
    private final Histogram response = histogram();
    private final Histogram send = histogram();
    private final Histogram queue = histogram();
    private final Histogram service = histogram();
    private final Histogram drain = histogram();
    private final IntCountsHistogram sliceResponse =
            new IntCountsHistogram(1, RECORDED_NANOS_MAX, MEDIAN_DIGITS);
    private final long[] sliceCompleted;
    private final long[] sliceResponseMax;
    private final long[] lastMedians = new long[STABLE_SLICES];

    private long startNanos;
    private long borderNanos;
    private long measureStartNanos;
    private int slicesPassed;
    private int borders;
    private int firstMeasured = NOT_MEASURED;
    private boolean warmUpSteady;
    private int next;
    private int end;
    private int completedAll;
    private long completedMeasured;
    private long lastCollectedNanos;
    private boolean catchingUp;
    private long lateCount;
    private long lateNanosMax;
    private long fullCount;

    /**
     * Prepares a load.
     *
     * @param offsetsNanos the intended starts, from {@link ArrivalSchedule}
     * @param clock nanoseconds, on the scale of the session's stamps
     */
    OpenLoopDriver(
            OpenLoopSession session,
            long[] offsetsNanos,
            LoadLimits limits,
            LongSupplier clock,
            SliceSampler sampler) {
        this.session = session;
        this.offsetsNanos = offsetsNanos;
        this.limits = limits;
        this.clock = clock;
        this.sampler = sampler;
        this.submittedNanos = new long[offsetsNanos.length];
        this.end = offsetsNanos.length;
        long spanNanos =
                limits.measureNanos() + limits.backlogLimitNanos() + limits.drainLimitNanos();
        int slices = Math.toIntExact(spanNanos / limits.sliceNanos() + 2);
        this.sliceCompleted = new long[slices];
        this.sliceResponseMax = new long[slices];
    }

    private static Histogram histogram() {
        return new Histogram(1, RECORDED_NANOS_MAX, SIGNIFICANT_DIGITS);
    }

    /** Drives the whole load and returns what it showed. To be called once. */
    LoadResult drive() {
        startNanos = clock.getAsLong() + LEAD_NANOS;
        borderNanos = startNanos + limits.sliceNanos();
        if (limits.warmUpMaxNanos() == 0) {
            beginMeasuring(startNanos);
        }
        submitAll();
        long givenUpNanos = clock.getAsLong();
        collectRest(givenUpNanos);
        for (int i = Math.max(next, firstMeasured); i < end; i++) {
            recordResponse(startNanos + offsetsNanos[i], givenUpNanos);
        }
        return result();
    }

    private void submitAll() {
        while (next < end) {
            long now = clock.getAsLong();
            if (now >= borderNanos) {
                passBorder();
            }
            if (now - startNanos < offsetsNanos[next]) {
                catchingUp = false;
                if (session.poll(this) == 0) {
                    Thread.onSpinWait();
                }
            } else if (!submitDue(now)) {
                session.poll(this);
                if (now - startNanos > offsetsNanos[end - 1] + limits.backlogLimitNanos()) {
                    return;
                }
            } else if (next % SUBMISSIONS_PER_POLL == 0) {
                session.poll(this);
            }
        }
    }

    private boolean submitDue(long now) {
        int index = next;
        if (!session.submit(index)) {
            fullCount++;
            catchingUp = true;
            return false;
        }
        submittedNanos[index] = now;
        long lateNanos = now - startNanos - offsetsNanos[index];
        if (lateNanos > limits.lateToleranceNanos() && !catchingUp && index >= firstMeasured) {
            lateCount++;
            lateNanosMax = Math.max(lateNanosMax, lateNanos);
        }
        next = index + 1;
        return true;
    }

    private void collectRest(long sinceNanos) {
        long now = sinceNanos;
        while (completedAll < next && now - sinceNanos <= limits.drainLimitNanos()) {
            if (session.poll(this) == 0) {
                Thread.onSpinWait();
            }
            now = clock.getAsLong();
            if (now >= borderNanos) {
                passBorder();
            }
        }
    }

    private void passBorder() {
        long border = borderNanos;
        borderNanos += limits.sliceNanos();
        if (firstMeasured != NOT_MEASURED) {
            sampler.sample(++borders);
            return;
        }
        lastMedians[slicesPassed++ % STABLE_SLICES] = sliceResponse.getValueAtPercentile(50);
        sliceResponse.reset();
        long warmUpNanos = border - startNanos;
        boolean stable = slicesPassed >= STABLE_SLICES && isStable(lastMedians);
        if (warmUpNanos >= limits.warmUpMaxNanos()
                || (stable && warmUpNanos >= limits.warmUpMinNanos())) {
            warmUpSteady = stable;
            beginMeasuring(border);
        }
    }

    private void beginMeasuring(long borderOfSlices) {
        measureStartNanos = borderOfSlices;
        lastCollectedNanos = borderOfSlices;
        long warmUpNanos = borderOfSlices - startNanos;
        firstMeasured = firstDueAt(offsetsNanos, warmUpNanos);
        end = Math.max(next, firstDueAt(offsetsNanos, warmUpNanos + limits.measureNanos()));
        sampler.sample(0);
    }

    private static boolean isStable(long[] medians) {
        long lowest = Long.MAX_VALUE;
        long highest = 0;
        for (long median : medians) {
            lowest = Math.min(lowest, median);
            highest = Math.max(highest, median);
        }
        return lowest > 0 && highest <= lowest * STABLE_RATIO + STABLE_NANOS;
    }

    /** Returns the index of the first request that is due at this offset or later. */
    static int firstDueAt(long[] offsetsNanos, long offsetNanos) {
        int low = 0;
        int high = offsetsNanos.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (offsetsNanos[middle] < offsetNanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public void completed(long requestIndex, long serviceStartNanos, long serviceEndNanos) {
        long collectedNanos = clock.getAsLong();
        if (requestIndex < 0 || requestIndex >= next) {
            throw new IllegalStateException(
                    "the session completed request " + requestIndex + " before it was submitted");
        }
        int index = (int) requestIndex;
        long dueNanos = startNanos + offsetsNanos[index];
        long responseNanos = collectedNanos - dueNanos;
        completedAll++;
        if (index < firstMeasured) {
            sliceResponse.recordValue(Math.clamp(responseNanos, 1, RECORDED_NANOS_MAX));
            return;
        }
        completedMeasured++;
        lastCollectedNanos = collectedNanos;
        recordResponse(dueNanos, collectedNanos);
        recordClamped(send, submittedNanos[index] - dueNanos);
        recordClamped(queue, serviceStartNanos - submittedNanos[index]);
        recordClamped(service, serviceEndNanos - serviceStartNanos);
        recordClamped(drain, collectedNanos - serviceEndNanos);
        sliceCompleted[sliceOf(collectedNanos)]++;
    }

    private void recordResponse(long dueNanos, long untilNanos) {
        long responseNanos = untilNanos - dueNanos;
        recordClamped(response, responseNanos);
        int slice = sliceOf(dueNanos);
        sliceResponseMax[slice] = Math.max(sliceResponseMax[slice], responseNanos);
    }

    private static void recordClamped(Histogram histogram, long nanos) {
        histogram.recordValue(Math.clamp(nanos, 0, RECORDED_NANOS_MAX));
    }

    private int sliceOf(long nanos) {
        long slice = (nanos - measureStartNanos) / limits.sliceNanos();
        return Math.clamp(slice, 0, sliceCompleted.length - 1);
    }

    private LoadResult result() {
        int first = Math.min(firstMeasured, end);
        return new LoadResult(
                end - first,
                Math.max(0, next - first),
                completedMeasured,
                next - completedAll,
                lastCollectedNanos - measureStartNanos,
                lateCount,
                lateNanosMax,
                fullCount,
                measureStartNanos - startNanos,
                warmUpSteady,
                response,
                new LoadResult.Stages(send, queue, service, drain),
                slices());
    }

    private List<LoadResult.SliceCounts> slices() {
        List<LoadResult.SliceCounts> slices = new ArrayList<>();
        int count = sliceOf(lastCollectedNanos) + 1;
        for (int i = 0; i < count; i++) {
            slices.add(
                    new LoadResult.SliceCounts(
                            i * limits.sliceNanos(),
                            limits.sliceNanos(),
                            sliceCompleted[i],
                            sliceResponseMax[i]));
        }
        return slices;
    }
}
