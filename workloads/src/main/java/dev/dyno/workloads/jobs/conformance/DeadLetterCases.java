package dev.dyno.workloads.jobs.conformance;

import static dev.dyno.workloads.Expectations.expect;

import dev.dyno.contracts.jobs.DeadLetter;
import dev.dyno.contracts.jobs.JobCapability;
import dev.dyno.contracts.jobs.JobRequest;
import dev.dyno.contracts.jobs.JobScheduler;
import dev.dyno.contracts.jobs.JobState;
import dev.dyno.contracts.jobs.JobType;
import dev.dyno.contracts.jobs.RetryPolicy;
import java.util.List;

/** What can be done with jobs that are not tried any more. */
final class DeadLetterCases {
    /** Without a wait, so that both attempts are made at once. */
    private static final RetryPolicy TWICE = new RetryPolicy(2, 1, 1);

    private DeadLetterCases() {}

    static void addTo(JobCases cases) {
        cases.add(
                "dead-letters-are-kept-until-purged",
                "A dead letter holds all that the producer gave until it is purged.",
                DeadLetterCases::kept,
                JobCapability.DEAD_LETTERS);
        cases.add(
                "requeued-letter-has-all-attempts",
                "A dead letter that is requeued is due at once and has all attempts before it.",
                DeadLetterCases::requeued,
                JobCapability.DEAD_LETTERS);
    }

    private static JobType failing(JobLab lab) {
        return lab.noting(
                        "weak",
                        _ -> {
                            throw new IllegalStateException("no luck");
                        })
                .retrying(TWICE);
    }

    private static void kept(JobLab lab) {
        JobScheduler scheduler = lab.open(failing(lab));
        JobRequest request =
                JobRequest.of("weak", "load").to("there").withKey("key").withPriority(4);
        long first = scheduler.enqueue(request);
        long second = scheduler.enqueue(JobRequest.of("weak", "x"));
        scheduler.runDue(Integer.MAX_VALUE);
        List<DeadLetter> letters = scheduler.deadLetters(10);
        expect(
                "the letters",
                List.of(first, second),
                letters.stream().map(DeadLetter::jobId).toList());
        expect("the letter's request", request, letters.getFirst().request());
        expect("when it died", lab.nowNanos(), letters.getFirst().diedNanos());
        expect("the letters of a limit", 1, scheduler.deadLetters(1).size());
        expect("dead letters in the metrics", 2L, scheduler.metrics().depth().dead());
        expect("the answer to purge", true, scheduler.purge(first));
        expect("the answer to the second purge", false, scheduler.purge(first));
        expect("the answer to requeue after purge", false, scheduler.requeue(first));
        expect("the state", JobState.CANCELLED, scheduler.state(first));
        expect("the letters left", 1, scheduler.deadLetters(10).size());
    }

    private static void requeued(JobLab lab) {
        JobScheduler scheduler = lab.open(failing(lab));
        JobRequest request = JobRequest.of("weak", "x").withKey("key");
        long job = scheduler.enqueue(request);
        scheduler.runDue(Integer.MAX_VALUE);
        expect("the answer to requeue", true, scheduler.requeue(job));
        expect("the answer to the second requeue", false, scheduler.requeue(job));
        expect("the id of the key's job", job, scheduler.enqueue(request));
        expect("letters", 0, scheduler.deadLetters(10).size());
        scheduler.runDue(Integer.MAX_VALUE);
        expect(
                "the attempts",
                List.of(1, 2, 1, 2),
                lab.calls().stream().map(JobLab.Call::attempt).toList());
        long fenceBefore = lab.calls().get(1).fence();
        expect(
                "whether the fencing token has grown",
                true,
                lab.calls().get(2).fence() > fenceBefore);
        long next = scheduler.enqueue(request);
        expect("the answer to requeue while the key is taken", false, scheduler.requeue(job));
        expect("the answer to cancel", true, scheduler.cancel(next));
        expect("the answer to requeue when the key is free", true, scheduler.requeue(job));
    }
}
