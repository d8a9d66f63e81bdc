package dev.dyno.workloads.jobs.conformance;

import static dev.dyno.workloads.Expectations.expect;

import dev.dyno.contracts.jobs.JobCapability;
import dev.dyno.contracts.jobs.JobRequest;
import dev.dyno.contracts.jobs.JobScheduler;
import dev.dyno.contracts.jobs.JobType;
import dev.dyno.contracts.jobs.RetryPolicy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** Destinations that fail, beside others that do not. */
final class BreakerCases {
    private static final int JOBS = 12;
    private static final long OPEN_NANOS = JobLab.BREAKER.openNanos();

    private final JobLab lab;
    private final AtomicBoolean isHealthy = new AtomicBoolean();
    private final JobScheduler scheduler;

    private BreakerCases(JobLab lab) {
        this.lab = lab;
        JobType type =
                lab.noting(
                                "call",
                                run -> {
                                    if (run.destination().equals("sick") && !isHealthy.get()) {
                                        throw new IllegalStateException("status 500");
                                    }
                                })
                        .retrying(new RetryPolicy(4, 1, 1));
        scheduler = lab.open(type);
    }

    static void addTo(JobCases cases) {
        cases.add(
                "failing-destination-is-left-alone",
                "After failures in a row a destination is left alone, and other jobs go on.",
                lab -> new BreakerCases(lab).leftAlone(),
                JobCapability.BREAKER);
        cases.add(
                "jobs-that-wait-for-a-destination-lose-no-attempt",
                "While a destination is left alone its jobs lose no attempt, and run when it is"
                        + " well again.",
                lab -> new BreakerCases(lab).recovered(),
                JobCapability.BREAKER);
    }

    private void enqueue(String destination) {
        scheduler.enqueueAll(
                IntStream.range(0, JOBS)
                        .mapToObj(index -> JobRequest.of("call", destination).to(destination))
                        .toList());
    }

    private long calls(String destination) {
        return lab.payloads().stream().filter(destination::equals).count();
    }

    private void leftAlone() {
        enqueue("sick");
        enqueue("well");
        scheduler.runDue(Integer.MAX_VALUE);
        int failures = JobLab.BREAKER.failures();
        expect("calls of the sick destination", (long) failures, calls("sick"));
        expect("calls of the other", (long) JOBS, calls("well"));
        lab.advance(OPEN_NANOS / 2);
        scheduler.runDue(Integer.MAX_VALUE);
        expect("calls while it is left alone", (long) failures, calls("sick"));
        // One run tries whether it answers again.
        lab.advance(2 * OPEN_NANOS);
        scheduler.runDue(Integer.MAX_VALUE);
        expect("calls after that", failures + 1L, calls("sick"));
    }

    private void recovered() {
        enqueue("sick");
        scheduler.runDue(Integer.MAX_VALUE);
        lab.advance(OPEN_NANOS / 2);
        scheduler.runDue(Integer.MAX_VALUE);
        isHealthy.set(true);
        for (int round = 0; round < 4; round++) {
            lab.advance(2 * OPEN_NANOS);
            scheduler.runDue(Integer.MAX_VALUE);
        }
        expect("jobs done", (long) JOBS, scheduler.metrics().completed());
        Map<Long, Integer> calls = new HashMap<>();
        for (JobLab.Call call : lab.calls()) {
            int earlier = calls.merge(call.jobId(), 1, Integer::sum);
            expect("the attempt of a job's call", earlier, call.attempt());
        }
    }
}
