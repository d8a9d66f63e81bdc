package dev.dyno.contracts.jobs;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts latencies in buckets whose bounds are powers of two: bucket {@code b} holds those of at
 * most {@code 2^b} nanoseconds and more than {@code 2^(b-1)}. Any thread may add and read; a reader
 * sees each addition sooner or later.
 */
public final class LatencyCounts {
    private static final int BUCKETS = 64;

    /** About a microsecond and about nineteen hours: between these Prometheus sees each bucket. */
    private static final int FIRST_SHOWN = 10;

    private static final int LAST_SHOWN = 46;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);
    private final LongAdder sumNanos = new LongAdder();

    /** Creates counts that are all 0. */
    public LatencyCounts() {}

    private static int bucket(long nanos) {
        return nanos <= 1 ? 0 : BUCKETS - Long.numberOfLeadingZeros(nanos - 1);
    }

    /** Counts a latency; one below 0, as of clocks that differ, counts as 0. */
    public void add(long nanos) {
        long counted = Math.max(0, nanos);
        counts.getAndIncrement(bucket(counted));
        sumNanos.add(counted);
    }

    /** Returns how many were counted. */
    public long count() {
        long sum = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            sum += counts.get(bucket);
        }
        return sum;
    }

    /**
     * Returns the upper bound of the bucket in which a quantile lies, 0 if nothing was counted.
     *
     * @param quantile above 0 and at most 1
     */
    public long quantileNanosMax(double quantile) {
        long[] copy = new long[BUCKETS];
        Arrays.setAll(copy, counts::get);
        long rank = (long) Math.ceil(quantile * Arrays.stream(copy).sum());
        long below = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            below += copy[bucket];
            if (below >= rank && below > 0) {
                return bucket == BUCKETS - 1 ? Long.MAX_VALUE : 1L << bucket;
            }
        }
        return 0;
    }

    /** Appends a histogram in Prometheus' text format. */
    void appendPrometheus(StringBuilder text, String name, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(" histogram\n");
        long below = 0;
        for (int bucket = 0; bucket <= LAST_SHOWN; bucket++) {
            below += counts.get(bucket);
            if (bucket >= FIRST_SHOWN) {
                bucketLine(text, name, Long.toString(1L << bucket), below);
            }
        }
        for (int bucket = LAST_SHOWN + 1; bucket < BUCKETS; bucket++) {
            below += counts.get(bucket);
        }
        bucketLine(text, name, "+Inf", below);
        text.append(name).append("_sum ").append(sumNanos.sum()).append('\n');
        text.append(name).append("_count ").append(below).append('\n');
    }

    private static void bucketLine(StringBuilder text, String name, String bound, long count) {
        text.append(name).append("_bucket{le=\"").append(bound).append("\"} ");
        text.append(count).append('\n');
    }
}
