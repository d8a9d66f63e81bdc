package dev.dyno.workloads.jobs.conformance;

import static dev.dyno.workloads.Expectations.expect;
import static dev.dyno.workloads.Expectations.failure;

import dev.dyno.contracts.jobs.JobCapability;
import dev.dyno.contracts.jobs.JobScheduler;
import dev.dyno.contracts.jobs.RetryPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The waits after failures, as a client would measure them: the clock moves by small steps, and
 * what is seen is at which step each job runs again.
 */
final class BackoffCases {
    private static final int JOBS = 320;
    private static final int STEPS = 32;
    private static final int BINS = 16;
    private static final long STEP_NANOS = 1_000;

    /** Of a chi-squared variable with 15 degrees of freedom one in ten thousand is above this. */
    private static final double CHI_SQUARED_MAX = 44.26;

    private static final RetryPolicy POLICY =
            new RetryPolicy(4, STEPS * STEP_NANOS, 2 * STEPS * STEP_NANOS);

    private BackoffCases() {}

    static void addTo(JobCases cases) {
        cases.add(
                "waits-are-uniform-below-a-doubling-ceiling",
                "The wait after a failure is uniform from nothing to a ceiling that doubles up to"
                        + " its cap.",
                BackoffCases::distributed,
                JobCapability.FULL_JITTER);
    }

    private static void distributed(JobLab lab) {
        JobScheduler scheduler =
                lab.open(
                        lab.noting(
                                        "weak",
                                        _ -> {
                                            throw new IllegalStateException("no luck");
                                        })
                                .retrying(POLICY));
        scheduler.enqueueAll(AcceptCases.requests("weak", JOBS));
        int calls = scheduler.runDue(Integer.MAX_VALUE);
        // The longest that three waits can take, each rounded up to a step.
        for (int step = 0; step < 5 * STEPS + 3; step++) {
            lab.advance(STEP_NANOS);
            calls += scheduler.runDue(Integer.MAX_VALUE);
        }
        expect("calls", POLICY.attemptsMax() * JOBS, calls);
        Map<Long, List<Long>> times = new HashMap<>();
        for (JobLab.Call call : lab.calls()) {
            times.computeIfAbsent(call.jobId(), _ -> new ArrayList<>()).add(call.atNanos());
        }
        checkWaits(times, 1, STEPS);
        checkWaits(times, 2, 2 * STEPS);
        checkWaits(times, 3, 2 * STEPS);
    }

    private static void checkWaits(
            Map<Long, List<Long>> times, int failedAttempt, int ceilingSteps) {
        int[] counts = new int[BINS];
        for (List<Long> calls : times.values()) {
            long wait = calls.get(failedAttempt) - calls.get(failedAttempt - 1);
            long steps = Math.max(1, wait / STEP_NANOS);
            if (steps > ceilingSteps) {
                throw failure(
                        "expected waits of at most %d steps after attempt %d, saw %d",
                        ceilingSteps, failedAttempt, steps);
            }
            counts[(int) ((steps - 1) * BINS / ceilingSteps)]++;
        }
        double expected = (double) JOBS / BINS;
        double chiSquared = 0;
        for (int count : counts) {
            chiSquared += (count - expected) * (count - expected) / expected;
        }
        if (chiSquared > CHI_SQUARED_MAX) {
            throw failure(
                    "expected uniform waits after attempt %d, chi-squared at most %s, saw %s",
                    failedAttempt, CHI_SQUARED_MAX, chiSquared);
        }
    }
}
