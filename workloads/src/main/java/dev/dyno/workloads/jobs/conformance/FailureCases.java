package dev.dyno.workloads.jobs.conformance;

import static dev.dyno.workloads.Expectations.expect;

import dev.dyno.contracts.jobs.AuditEntry;
import dev.dyno.contracts.jobs.AuditOutcome;
import dev.dyno.contracts.jobs.DeadLetter;
import dev.dyno.contracts.jobs.JobCapability;
import dev.dyno.contracts.jobs.JobRequest;
import dev.dyno.contracts.jobs.JobScheduler;
import dev.dyno.contracts.jobs.JobState;
import dev.dyno.contracts.jobs.PermanentFailureException;
import java.io.IOException;
import java.util.List;

/** What follows when a handler fails. */
final class FailureCases {
    private static final long LONGEST_WAIT_NANOS = 20 * JobLab.SECOND_NANOS;

    private FailureCases() {}

    static void addTo(JobCases cases) {
        cases.add(
                "failed-job-is-tried-again",
                "A job whose handler fails is tried again until it succeeds.",
                FailureCases::triedAgain);
        cases.add(
                "attempts-keep-below-the-cap",
                "A handler is called at most as often as the cap says; then the job is dead.",
                FailureCases::capped);
        cases.add(
                "permanent-failure-is-not-tried-again",
                "A failure that the handler calls permanent ends the job at once.",
                FailureCases::permanent);
        cases.add(
                "audit-trail-tells-each-attempt",
                "The audit trail has a line for each attempt, with its times, worker and reason.",
                FailureCases::audited,
                JobCapability.AUDIT);
        cases.add(
                "metrics-count-what-happened",
                "The metrics count jobs and attempts, and say so to Prometheus.",
                FailureCases::counted);
    }

    private static void fail(int untilAttempt, int attempt) throws IOException {
        if (attempt < untilAttempt) {
            throw new IOException("no luck");
        }
    }

    private static void runAttempts(JobLab lab, JobScheduler scheduler, int attempts) {
        for (int attempt = 0; attempt < attempts; attempt++) {
            lab.runs(scheduler, 1);
            lab.advance(LONGEST_WAIT_NANOS);
        }
        lab.runs(scheduler, 0);
    }

    private static void triedAgain(JobLab lab) {
        JobScheduler scheduler = lab.open(lab.noting("weak", run -> fail(3, run.attempt())));
        long job = scheduler.enqueue(JobRequest.of("weak", "x"));
        lab.runs(scheduler, 1);
        expect("the state after a failure", JobState.PENDING, scheduler.state(job));
        lab.advance(LONGEST_WAIT_NANOS);
        runAttempts(lab, scheduler, 2);
        expect(
                "the attempts",
                List.of(1, 2, 3),
                lab.calls().stream().map(JobLab.Call::attempt).toList());
        expect("the state after success", JobState.DONE, scheduler.state(job));
    }

    private static void capped(JobLab lab) {
        JobScheduler scheduler = lab.open(lab.noting("weak", _ -> fail(1, 0)));
        long job = scheduler.enqueue(JobRequest.of("weak", "x"));
        runAttempts(lab, scheduler, 5);
        expect("the state", JobState.DEAD, scheduler.state(job));
        List<DeadLetter> letters = scheduler.deadLetters(10);
        expect("dead letters", 1, letters.size());
        expect("the letter's attempts", 5, letters.getFirst().attempts());
        expect(
                "whether its reason tells the failure",
                true,
                letters.getFirst().reason().contains("no luck"));
    }

    private static void permanent(JobLab lab) {
        JobScheduler scheduler =
                lab.open(
                        lab.noting(
                                "weak",
                                _ -> {
                                    throw new PermanentFailureException("never");
                                }));
        long job = scheduler.enqueue(JobRequest.of("weak", "x"));
        runAttempts(lab, scheduler, 1);
        expect("the state", JobState.DEAD, scheduler.state(job));
        expect("the reason", "never", scheduler.deadLetters(1).getFirst().reason());
    }

    private static void audited(JobLab lab) {
        JobScheduler scheduler =
                lab.open(
                        lab.noting(
                                "weak",
                                run -> {
                                    lab.advance(7);
                                    fail(2, run.attempt());
                                }));
        long job = scheduler.enqueue(JobRequest.of("weak", "x"));
        long claimed = lab.nowNanos();
        runAttempts(lab, scheduler, 2);
        List<AuditEntry> trail = scheduler.audit(job);
        expect(
                "outcomes",
                List.of(AuditOutcome.RETRIED, AuditOutcome.COMPLETED),
                trail.stream().map(AuditEntry::outcome).toList());
        AuditEntry first = trail.getFirst();
        expect("when the first attempt began", claimed, first.claimedNanos());
        expect("when the first attempt ended", claimed + 7, first.endedNanos());
        expect("the second attempt", 2, trail.getLast().attempt());
        expect("whether there is a worker", false, first.worker().isEmpty());
        expect("whether the reason is told", true, first.detail().contains("no luck"));
        long cancelled = scheduler.enqueue(JobRequest.of("weak", "y"));
        scheduler.cancel(cancelled);
        expect(
                "the trail of a cancelled job",
                List.of(AuditOutcome.CANCELLED),
                scheduler.audit(cancelled).stream().map(AuditEntry::outcome).toList());
        expect("trimmed lines", 3L, scheduler.trimAudit(lab.nowNanos() + 1));
        expect("the trail after trimming", List.of(), scheduler.audit(job));
    }

    private static void counted(JobLab lab) {
        JobScheduler scheduler = lab.open(lab.noting("weak", run -> fail(2, run.attempt())));
        scheduler.enqueueAll(AcceptCases.requests("weak", 3));
        scheduler.enqueue(JobRequest.of("weak", "later").after(LONGEST_WAIT_NANOS * 100));
        expect("ready jobs", 3L, scheduler.metrics().depth().ready());
        lab.runs(scheduler, 3);
        lab.advance(LONGEST_WAIT_NANOS);
        lab.runs(scheduler, 3);
        String text = scheduler.metrics().prometheusText();
        for (String line :
                List.of(
                        "jobs_accepted_total 4",
                        "jobs_attempts_total 6",
                        "jobs_retried_total 3",
                        "jobs_completed_total 3",
                        "jobs_waiting 1",
                        "jobs_ready 0",
                        "jobs_pickup_nanoseconds_count 6",
                        "# TYPE jobs_service_nanoseconds histogram",
                        "jobs_service_nanoseconds_bucket{le=\"+Inf\"} 6")) {
            expect("whether the text has '" + line + "'", true, text.contains(line + "\n"));
        }
    }
}
