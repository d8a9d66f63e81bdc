package dev.dyno.workloads.jobs.conformance;

import static dev.dyno.workloads.Expectations.expect;

import dev.dyno.contracts.jobs.JobCapability;
import dev.dyno.contracts.jobs.JobHandler;
import dev.dyno.contracts.jobs.JobRequest;
import dev.dyno.contracts.jobs.JobScheduler;
import java.util.ArrayList;
import java.util.List;

/** How many jobs of a type may run at a time and start in a second. */
final class LimitCases {
    private LimitCases() {}

    static void addTo(JobCases cases) {
        cases.add(
                "type-keeps-its-concurrency",
                "Of a type no more run at a time than it says, and other types go on.",
                LimitCases::concurrency,
                JobCapability.TYPE_LIMITS);
        cases.add(
                "type-keeps-its-rate",
                "Of a type no more start than its rate and a second's worth of it allow.",
                LimitCases::rate,
                JobCapability.TYPE_LIMITS);
    }

    private static void concurrency(JobLab lab) {
        List<JobScheduler> own = new ArrayList<>();
        List<Integer> beside = new ArrayList<>();
        JobHandler handler =
                _ -> {
                    if (beside.isEmpty()) {
                        own.getFirst().enqueueAll(AcceptCases.requests("wide", 3));
                    }
                    beside.add(own.getFirst().runDue(10));
                };
        JobScheduler scheduler =
                lab.open(lab.noting("narrow", handler).atMostAtOnce(1), lab.noting("wide"));
        own.add(scheduler);
        scheduler.enqueueAll(AcceptCases.requests("narrow", 2));
        expect("runs on the outside", 1, scheduler.runDue(1));
        expect("runs on the outside", 1, scheduler.runDue(1));
        expect("runs beside each narrow one", List.of(3, 0), beside);
    }

    private static void rate(JobLab lab) {
        JobScheduler scheduler = lab.open(lab.noting("slow").atMostPerSecond(10));
        scheduler.enqueueAll(AcceptCases.requests("slow", 100));
        lab.runs(scheduler, 10);
        lab.runs(scheduler, 0);
        lab.advance(JobLab.SECOND_NANOS / 10 - 1);
        lab.runs(scheduler, 0);
        lab.advance(1);
        lab.runs(scheduler, 1);
        lab.advance(JobLab.SECOND_NANOS / 2);
        lab.runs(scheduler, 5);
        lab.advance(100 * JobLab.SECOND_NANOS);
        lab.runs(scheduler, 10);
        scheduler.enqueue(JobRequest.of("slow", "one more"));
        lab.runs(scheduler, 0);
    }
}
