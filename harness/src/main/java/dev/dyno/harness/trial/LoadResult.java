package dev.dyno.harness.trial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What one load of an open loop showed. All counts and times are those of the measured part.
 *
 * @param scheduledCount requests whose intended start lies in the measured part
 * @param submittedCount how many of them were handed over before the backlog limit
 * @param completedCount how many responses were collected
 * @param pendingCount how many of those submitted never completed, warm-up included
 * @param durationNanos from the first intended start to the last collected response
 * @param lateCount requests that the generator itself submitted later than the tolerance
 * @param lateNanosMax the largest such delay
 * @param fullCount submissions that found the system's queue full
 * @param warmUpNanos how long the warm-up was
 * @param warmUpSteady whether its medians had become stable
 * @param response intended start to collected response; requests that were never submitted count
 *     with the time until the load was given up, which is a lower bound
 * @param stages what the response time consists of
 */
record LoadResult(
        long scheduledCount,
        long submittedCount,
        long completedCount,
        long pendingCount,
        long durationNanos,
        long lateCount,
        long lateNanosMax,
        long fullCount,
        long warmUpNanos,
        boolean warmUpSteady,
        Histogram response,
        Stages stages,
        List<SliceCounts> slices) {

    /** The stages of completed requests; their times add up to the response time. */
    record Stages(Histogram send, Histogram queue, Histogram service, Histogram drain) {
        /** Returns the histograms by the names used in files. */
        Map<String, Histogram> byName() {
            Map<String, Histogram> named = new LinkedHashMap<>();
            named.put("send", send);
            named.put("queue", queue);
            named.put("service", service);
            named.put("drain", drain);
            return named;
        }
    }

    /**
     * One slice of the measured part.
     *
     * @param startNanos since the measured part began
     * @param completedCount responses collected in this span
     * @param responseNanosMax the worst response that was due in this span
     */
    record SliceCounts(
            long startNanos, long durationNanos, long completedCount, long responseNanosMax) {}
}
