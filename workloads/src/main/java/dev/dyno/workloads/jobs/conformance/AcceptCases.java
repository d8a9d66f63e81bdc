package dev.dyno.workloads.jobs.conformance;

import static dev.dyno.workloads.Expectations.expect;
import static dev.dyno.workloads.Expectations.failure;

import dev.dyno.contracts.jobs.JobCapability;
import dev.dyno.contracts.jobs.JobRejectedException;
import dev.dyno.contracts.jobs.JobRequest;
import dev.dyno.contracts.jobs.JobScheduler;
import dev.dyno.contracts.jobs.JobState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What becomes of jobs that are accepted, refused or given up. */
final class AcceptCases {
    private static final int JOBS = 100;

    private AcceptCases() {}

    static void addTo(JobCases cases) {
        cases.add(
                "accepted-jobs-run-once",
                "Each accepted job is run, and once where nothing fails.",
                AcceptCases::runOnce);
        cases.add(
                "handler-gets-what-was-asked",
                "A handler sees the payload and the destination that the producer gave.",
                AcceptCases::content);
        cases.add(
                "delayed-job-waits",
                "A job with a delay is run when that has passed, and not earlier.",
                AcceptCases::delayed);
        cases.add(
                "unique-key-is-taken-once",
                "While a job with a unique key is pending or running, its id is the answer to"
                        + " others with the key.",
                AcceptCases::unique,
                JobCapability.UNIQUE_KEYS);
        cases.add(
                "cancelled-job-never-runs",
                "A pending job that is cancelled is never run.",
                AcceptCases::cancelled);
        cases.add(
                "running-job-is-not-cancelled",
                "A job that runs or is done cannot be cancelled.",
                AcceptCases::notCancelled);
        cases.add(
                "full-scheduler-refuses",
                "When as many jobs wait as may, more are refused, a batch as a whole.",
                AcceptCases::full,
                JobCapability.BACKPRESSURE);
    }

    static List<JobRequest> requests(String type, int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> JobRequest.of(type, Integer.toString(index)))
                .toList();
    }

    private static void runOnce(JobLab lab) {
        JobScheduler scheduler = lab.open(lab.noting("note"));
        List<Long> ids = new ArrayList<>();
        ids.add(scheduler.enqueue(JobRequest.of("note", "first")));
        LongStream.of(scheduler.enqueueAll(requests("note", JOBS))).forEach(ids::add);
        expect("distinct ids", (long) JOBS + 1, ids.stream().distinct().count());
        expect("the state before", JobState.PENDING, scheduler.state(ids.getLast()));
        lab.runs(scheduler, JOBS + 1);
        expect("the jobs that ran", ids, lab.calls().stream().map(JobLab.Call::jobId).toList());
        expect("the state after", JobState.DONE, scheduler.state(ids.getLast()));
        lab.advance(10 * JobLab.LEASE_NANOS);
        lab.runs(scheduler, 0);
        expect("the state of no job", JobState.UNKNOWN, scheduler.state(ids.getLast() + 1));
    }

    private static void content(JobLab lab) {
        String payload = "{\"text\": \"it's 20 \u20ac; \\\u00df\u00e9\ud83d\ude00\"}\n".repeat(50);
        List<String> seen = new ArrayList<>();
        JobScheduler scheduler =
                lab.open(lab.noting("note", run -> seen.add(run.payload() + run.destination())));
        scheduler.enqueue(JobRequest.of("note", payload).to("example.org"));
        scheduler.enqueue(JobRequest.of("note", ""));
        lab.runs(scheduler, 2);
        expect("what handlers were given", List.of(payload + "example.org", ""), seen);
        expect("the attempt", 1, lab.calls().getFirst().attempt());
    }

    private static void delayed(JobLab lab) {
        JobScheduler scheduler = lab.open(lab.noting("note"));
        scheduler.enqueue(JobRequest.of("note", "later").after(1_000));
        scheduler.enqueue(JobRequest.of("note", "sooner").after(999));
        lab.runs(scheduler, 0);
        lab.advance(998);
        lab.runs(scheduler, 0);
        lab.advance(1);
        lab.runs(scheduler, 1);
        lab.advance(1);
        lab.runs(scheduler, 1);
        expect("the order", List.of("sooner", "later"), lab.payloads());
    }

    private static void unique(JobLab lab) {
        List<Long> answers = new ArrayList<>();
        JobRequest request = JobRequest.of("note", "x").withKey("key");
        List<JobScheduler> own = new ArrayList<>();
        JobScheduler scheduler =
                lab.open(lab.noting("note", _ -> answers.add(own.getFirst().enqueue(request))));
        own.add(scheduler);
        long first = scheduler.enqueue(request);
        long[] twins = scheduler.enqueueAll(List.of(request, JobRequest.of("note", "y"), request));
        expect("the id of the key's second job", first, twins[0]);
        expect("the id of the key's third job", first, twins[2]);
        expect("runs", 2, scheduler.runDue(2));
        expect("the ids given to what a running job asked", first, answers.getFirst());
        long next = scheduler.enqueue(request);
        if (next == first) {
            throw failure("expected a new job after the key's first was done, saw id %d", next);
        }
    }

    private static void cancelled(JobLab lab) {
        JobScheduler scheduler = lab.open(lab.noting("note"));
        long gone = scheduler.enqueue(JobRequest.of("note", "gone"));
        long later = scheduler.enqueue(JobRequest.of("note", "later").after(5));
        scheduler.enqueue(JobRequest.of("note", "kept"));
        expect("the answer to cancel", true, scheduler.cancel(gone));
        expect("the answer to cancel, delayed", true, scheduler.cancel(later));
        expect("the answer to the second cancel", false, scheduler.cancel(gone));
        expect("the state", JobState.CANCELLED, scheduler.state(gone));
        lab.advance(JobLab.LEASE_NANOS);
        lab.runs(scheduler, 1);
        expect("what ran", List.of("kept"), lab.payloads());
    }

    private static void notCancelled(JobLab lab) {
        List<JobScheduler> own = new ArrayList<>();
        List<Boolean> answers = new ArrayList<>();
        JobScheduler scheduler =
                lab.open(
                        lab.noting("note", run -> answers.add(own.getFirst().cancel(run.jobId()))));
        own.add(scheduler);
        long job = scheduler.enqueue(JobRequest.of("note", "x"));
        lab.runs(scheduler, 1);
        answers.add(scheduler.cancel(job));
        expect("the answers to cancel", List.of(false, false), answers);
        expect("the state", JobState.DONE, scheduler.state(job));
    }

    private static void full(JobLab lab) {
        JobScheduler scheduler =
                lab.open(lab.spec(lab::nowNanos, 10, JobLab.LEASE_NANOS), lab.noting("note"));
        scheduler.enqueueAll(requests("note", 8));
        refused(scheduler, 3);
        scheduler.enqueueAll(requests("note", 2));
        refused(scheduler, 1);
        lab.runs(scheduler, 10);
        scheduler.enqueueAll(requests("note", 10));
        lab.runs(scheduler, 10);
    }

    private static void refused(JobScheduler scheduler, int count) {
        try {
            scheduler.enqueueAll(requests("note", count));
        } catch (JobRejectedException refusal) {
            return;
        }
        throw failure("expected %d jobs to be refused, saw them accepted", count);
    }
}
