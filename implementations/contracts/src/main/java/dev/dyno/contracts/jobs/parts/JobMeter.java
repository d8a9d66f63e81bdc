package dev.dyno.contracts.jobs.parts;

import dev.dyno.contracts.jobs.AuditOutcome;
import dev.dyno.contracts.jobs.JobDepth;
import dev.dyno.contracts.jobs.JobMetrics;
import dev.dyno.contracts.jobs.LatencyCounts;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a scheduler does. Any thread may add. */
final class JobMeter {
    final LongAdder accepted = new LongAdder();
    final LongAdder rejected = new LongAdder();
    final LongAdder attempts = new LongAdder();
    final LongAdder overtaken = new LongAdder();
    final LongAdder storeFailures = new LongAdder();
    final LatencyCounts pickup = new LatencyCounts();
    final LatencyCounts service = new LatencyCounts();
    private final LongAdder completed = new LongAdder();
    private final LongAdder retried = new LongAdder();
    private final LongAdder died = new LongAdder();
    private final LongAdder deferred = new LongAdder();

    /** Counts a settlement that the store took. */
    void settled(AuditOutcome outcome) {
        switch (outcome) {
            case COMPLETED -> completed.increment();
            case RETRIED -> retried.increment();
            case DEAD -> died.increment();
            case DEFERRED -> deferred.increment();
            default -> throw new IllegalArgumentException("no claim ends as " + outcome);
        }
    }

    JobMetrics snapshot(JobDepth depth) {
        return new JobMetrics(
                depth,
                accepted.sum(),
                rejected.sum(),
                attempts.sum(),
                completed.sum(),
                retried.sum(),
                died.sum(),
                deferred.sum(),
                overtaken.sum(),
                storeFailures.sum(),
                pickup,
                service);
    }
}
