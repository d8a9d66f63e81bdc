package dev.dyno.workloads.jobs.conformance;

import static dev.dyno.workloads.Expectations.expect;

import dev.dyno.contracts.jobs.JobClock;
import dev.dyno.contracts.jobs.JobRequest;
import dev.dyno.contracts.jobs.JobScheduler;
import dev.dyno.contracts.jobs.JobSpec;
import dev.dyno.contracts.jobs.RetryPolicy;
import dev.dyno.workloads.Threads;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** Started workers, at the time of the machine. */
final class WorkerCases {
    private static final int PRODUCERS = 4;
    private static final int JOBS_EACH = 60;
    private static final RetryPolicy SHORT_WAITS = new RetryPolicy(5, 1_000_000, 1_000_000);

    private WorkerCases() {}

    static void addTo(JobCases cases) {
        cases.addStarted(
                "started-workers-run-all-jobs",
                "Started workers run what several producers enqueue, and what fails once again.",
                WorkerCases::producers);
        cases.addStarted(
                "shutdown-waits-and-repeats-nothing",
                "A shutdown waits for the handler that runs; its job is done, others stay jobs.",
                WorkerCases::drained);
    }

    /** A lease that lasts longer than any pause of the machine. */
    private static JobSpec realTime(JobLab lab) {
        return lab.spec(JobClock.system(), JobLab.DEPTH_MAX, 600 * JobLab.SECOND_NANOS);
    }

    private static void producers(JobLab lab) {
        Set<String> done = ConcurrentHashMap.newKeySet();
        JobScheduler scheduler =
                lab.open(
                        realTime(lab),
                        lab.noting(
                                        "note",
                                        run -> {
                                            if (run.payload().endsWith("7") && run.attempt() < 2) {
                                                throw new IllegalStateException("no luck");
                                            }
                                            done.add(run.payload());
                                        })
                                .retrying(SHORT_WAITS));
        scheduler.start();
        CountDownLatch ended = new CountDownLatch(PRODUCERS);
        for (int producer = 0; producer < PRODUCERS; producer++) {
            int own = producer;
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> {
                        for (int index = 0; index < JOBS_EACH; index++) {
                            scheduler.enqueue(JobRequest.of("note", own + ":" + index));
                        }
                        ended.countDown();
                    });
        }
        lab.await("the producers to end", () -> ended.getCount() == 0);
        lab.await("all jobs to be done", () -> done.size() == PRODUCERS * JOBS_EACH);
    }

    private static boolean isShutDown(JobScheduler scheduler) {
        try {
            scheduler.enqueueAll(List.of());
            return false;
        } catch (IllegalStateException refusal) {
            return true;
        }
    }

    private static void drained(JobLab lab) {
        CountDownLatch runs = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicBoolean isDone = new AtomicBoolean();
        JobScheduler scheduler =
                lab.open(
                        realTime(lab),
                        lab.noting(
                                "slow",
                                _ -> {
                                    runs.countDown();
                                    mayEnd.await();
                                    isDone.set(true);
                                }));
        scheduler.start();
        scheduler.enqueue(JobRequest.of("slow", "x"));
        lab.await("the handler to run", () -> runs.getCount() == 0);
        long waiting =
                scheduler.enqueue(JobRequest.of("slow", "y").after(600 * JobLab.SECOND_NANOS));
        Thread ending = Thread.ofPlatform().daemon().start(scheduler::shutdown);
        lab.await("the scheduler to be shut down", () -> isShutDown(scheduler));
        mayEnd.countDown();
        Threads.join(ending);
        expect("whether the handler ended before the shutdown did", true, isDone.get());
        expect("calls", 1, lab.calls().size());
        expect("jobs settled", 1L, scheduler.metrics().completed());
        expect("whether the other job is there", true, scheduler.cancel(waiting));
    }
}
