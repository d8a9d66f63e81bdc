package dev.dyno.workloads.jobs.conformance;

import static dev.dyno.workloads.Expectations.expect;

import dev.dyno.contracts.jobs.JobCapability;
import dev.dyno.contracts.jobs.JobRequest;
import dev.dyno.contracts.jobs.JobScheduler;
import dev.dyno.contracts.jobs.JobState;
import dev.dyno.contracts.jobs.JobType;
import dev.dyno.contracts.jobs.RetryPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What a scheduler finds that is opened on a folder again, or beside another. */
final class RecoveryCases {
    private static final int JOBS = 400;

    private RecoveryCases() {}

    static void addTo(JobCases cases) {
        cases.add(
                "jobs-are-there-after-reopening",
                "Jobs in every state are there, with their attempts, when the folder is opened"
                        + " again.",
                RecoveryCases::reopened,
                JobCapability.RECOVERY);
        cases.add(
                "hard-stop-leaves-jobs-to-the-next",
                "What ran at a hard stop is run again when its lease has run out, and not earlier.",
                RecoveryCases::stopped,
                JobCapability.RECOVERY);
        cases.add(
                "schedulers-share-jobs",
                "Of several schedulers on one folder one runs each job.",
                RecoveryCases::shared,
                JobCapability.SHARED);
    }

    private static void reopened(JobLab lab) {
        JobType weak =
                lab.noting(
                                "weak",
                                _ -> {
                                    throw new IllegalStateException("no luck");
                                })
                        .retrying(new RetryPolicy(2, 1, 1));
        JobScheduler first = lab.open(lab.noting("note"), weak);
        long done = first.enqueue(JobRequest.of("note", "done"));
        long dead = first.enqueue(JobRequest.of("weak", "dead"));
        first.runDue(10);
        lab.advance(1);
        first.runDue(10);
        long tried = first.enqueue(JobRequest.of("weak", "tried"));
        first.runDue(1);
        long ready = first.enqueue(JobRequest.of("note", "ready").withKey("key"));
        long later = first.enqueue(JobRequest.of("note", "later").after(100));
        long cancelled = first.enqueue(JobRequest.of("note", "cancelled"));
        first.cancel(cancelled);
        first.close();
        JobScheduler again = lab.open(lab.noting("note"), weak);
        expect(
                "the states",
                List.of(
                        JobState.DONE,
                        JobState.DEAD,
                        JobState.PENDING,
                        JobState.PENDING,
                        JobState.PENDING,
                        JobState.CANCELLED),
                List.of(done, dead, tried, ready, later, cancelled).stream()
                        .map(again::state)
                        .toList());
        expect(
                "the id of the key's job",
                ready,
                again.enqueue(JobRequest.of("note", "x").withKey("key")));
        expect("the dead letter", dead, again.deadLetters(1).getFirst().jobId());
        lab.advance(100);
        lab.runs(again, 3);
        expect("the state of what had one attempt left", JobState.DEAD, again.state(tried));
    }

    private static void stopped(JobLab lab) {
        List<JobScheduler> own = new ArrayList<>();
        JobScheduler first = lab.open(lab.noting("slow", _ -> own.getFirst().shutdownNow()));
        own.add(first);
        long job = first.enqueue(JobRequest.of("slow", "x"));
        first.runDue(1);
        first.close();
        JobScheduler again = lab.open(lab.noting("slow"));
        expect("the state after the stop", JobState.RUNNING, again.state(job));
        lab.advance(JobLab.LEASE_NANOS - 1);
        lab.runs(again, 0);
        lab.advance(1);
        lab.runs(again, 1);
        expect("the attempt", 2, lab.calls().getLast().attempt());
        expect("the state", JobState.DONE, again.state(job));
    }

    private static void shared(JobLab lab) {
        JobScheduler one = lab.open(lab.noting("note"));
        JobScheduler two = lab.open(lab.noting("note"));
        one.enqueueAll(AcceptCases.requests("note", JOBS));
        AtomicInteger calls = new AtomicInteger();
        Thread other = Thread.ofPlatform().start(() -> calls.addAndGet(two.runDue(JOBS)));
        calls.addAndGet(one.runDue(JOBS));
        lab.await("the other thread to end", () -> !other.isAlive());
        expect("calls", JOBS, calls.get());
        expect("jobs that ran", (long) JOBS, lab.payloads().stream().distinct().count());
    }
}
