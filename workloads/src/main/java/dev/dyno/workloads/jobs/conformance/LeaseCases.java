package dev.dyno.workloads.jobs.conformance;

import static dev.dyno.workloads.Expectations.expect;

import dev.dyno.contracts.jobs.AuditEntry;
import dev.dyno.contracts.jobs.AuditOutcome;
import dev.dyno.contracts.jobs.JobCapability;
import dev.dyno.contracts.jobs.JobHandler;
import dev.dyno.contracts.jobs.JobRequest;
import dev.dyno.contracts.jobs.JobScheduler;
import dev.dyno.contracts.jobs.JobState;
import java.util.ArrayList;
import java.util.List;

/**
 * Workers that say nothing for longer than their lease. A handler plays the paused worker: it moves
 * the clock and lets the same scheduler look for work, which then finds the handler's own job.
 */
final class LeaseCases {
    private static final int CALLS_MAX = 8;

    private final List<JobScheduler> own = new ArrayList<>();
    private final List<Object> seen = new ArrayList<>();
    private final JobLab lab;

    private LeaseCases(JobLab lab) {
        this.lab = lab;
    }

    static void addTo(JobCases cases) {
        cases.add(
                "lease-that-runs-out-frees-the-job",
                "When a lease has run out, and not before, another run takes the job up.",
                lab -> new LeaseCases(lab).runsOut());
        cases.add(
                "overtaken-run-settles-nothing",
                "A run that was overtaken settles nothing, whichever way it ends.",
                lab -> new LeaseCases(lab).overtaken(),
                JobCapability.FENCING);
        cases.add(
                "heartbeat-keeps-the-lease",
                "A heartbeat extends the lease, and says so when it was lost.",
                lab -> new LeaseCases(lab).heartbeat());
        cases.add(
                "lost-attempts-count",
                "An attempt whose lease ran out counts, so that a job that kills its workers dies.",
                lab -> new LeaseCases(lab).lost());
    }

    private JobScheduler open(JobHandler handler) {
        JobScheduler scheduler = lab.open(lab.noting("slow", handler));
        own.add(scheduler);
        return scheduler;
    }

    private int runsBeside() {
        return own.getFirst().runDue(1);
    }

    private void runsOut() {
        JobScheduler scheduler =
                open(run -> {
                    if (run.attempt() == 1) {
                        lab.advance(JobLab.LEASE_NANOS - 1);
                        seen.add(runsBeside());
                        lab.advance(1);
                        seen.add(runsBeside());
                    }
                });
        long job = scheduler.enqueue(JobRequest.of("slow", "x"));
        expect("handlers called on the outside", 1, scheduler.runDue(1));
        expect("runs beside, before and after the lease's end", List.of(0, 1), seen);
        List<JobLab.Call> calls = lab.calls();
        expect("the second run's attempt", 2, calls.getLast().attempt());
        expect(
                "whether the fencing token has grown",
                true,
                calls.getLast().fence() > calls.getFirst().fence());
        expect("the state", JobState.DONE, scheduler.state(job));
        expect(
                "the audit trail",
                List.of(AuditOutcome.LEASE_EXPIRED, AuditOutcome.COMPLETED),
                scheduler.audit(job).stream().map(AuditEntry::outcome).toList());
    }

    /**
     * The second run fails while the first is paused; then the first returns, as if done. The third
     * run is overtaken by the fourth, which succeeds; then the third fails.
     */
    private void overtaken() {
        JobScheduler scheduler =
                open(run -> {
                    if (run.attempt() % 2 == 1) {
                        lab.advance(JobLab.LEASE_NANOS);
                        seen.add(runsBeside());
                    }
                    if (run.attempt() == 2 || run.attempt() == 3) {
                        throw new IllegalStateException("no luck");
                    }
                });
        long job = scheduler.enqueue(JobRequest.of("slow", "x"));
        scheduler.runDue(1);
        expect("the state after the overtaken run", JobState.PENDING, scheduler.state(job));
        lab.advance(20 * JobLab.SECOND_NANOS);
        scheduler.runDue(1);
        expect("the state", JobState.DONE, scheduler.state(job));
        lab.advance(20 * JobLab.SECOND_NANOS);
        lab.runs(scheduler, 0);
        expect("calls", 4, lab.calls().size());
        expect("runs that settled nothing", 2L, scheduler.metrics().overtaken());
    }

    private void heartbeat() {
        JobScheduler scheduler =
                open(run -> {
                    if (run.attempt() > 1) {
                        return;
                    }
                    for (int beat = 0; beat < 3; beat++) {
                        lab.advance(JobLab.LEASE_NANOS - 1);
                        seen.add(runsBeside());
                        seen.add(run.heartbeat());
                    }
                    lab.advance(JobLab.LEASE_NANOS);
                    seen.add(runsBeside());
                    seen.add(run.heartbeat());
                });
        scheduler.enqueue(JobRequest.of("slow", "x"));
        scheduler.runDue(1);
        expect(
                "runs beside and answers to heartbeats",
                List.of(0, true, 0, true, 0, true, 1, false),
                seen);
    }

    private void lost() {
        JobScheduler scheduler =
                open(_ -> {
                    if (lab.calls().size() < CALLS_MAX) {
                        lab.advance(JobLab.LEASE_NANOS);
                        runsBeside();
                    }
                });
        long job = scheduler.enqueue(JobRequest.of("slow", "x"));
        scheduler.runDue(1);
        expect("calls", 5, lab.calls().size());
        expect("the state", JobState.DEAD, scheduler.state(job));
        expect("the letter's attempts", 5, scheduler.deadLetters(1).getFirst().attempts());
    }
}
