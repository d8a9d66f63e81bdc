package dev.dyno.workloads.jobs.conformance;

import static dev.dyno.workloads.Expectations.expect;

import dev.dyno.contracts.jobs.JobCapability;
import dev.dyno.contracts.jobs.JobRequest;
import dev.dyno.contracts.jobs.JobScheduler;
import java.util.List;

/** Which of several due jobs goes first. */
final class OrderCases {
    private OrderCases() {}

    static void addTo(JobCases cases) {
        cases.add(
                "urgent-jobs-go-first",
                "Of the due jobs of one type the most urgent goes first.",
                OrderCases::urgent,
                JobCapability.PRIORITIES);
        cases.add(
                "earlier-due-jobs-go-first",
                "Of equally urgent jobs the one that was due earlier goes first, then that with the"
                        + " lower id.",
                OrderCases::inOrder);
        cases.add(
                "no-type-starves-another",
                "A type with a long backlog does not keep the jobs of another from running.",
                OrderCases::fair);
    }

    private static void urgent(JobLab lab) {
        JobScheduler scheduler = lab.open(lab.noting("note"));
        for (int priority : new int[] {3, 9, 0, 7, 3}) {
            scheduler.enqueue(
                    JobRequest.of("note", Integer.toString(priority)).withPriority(priority));
        }
        lab.runs(scheduler, 5);
        expect("the order", List.of("9", "7", "3", "3", "0"), lab.payloads());
    }

    private static void inOrder(JobLab lab) {
        JobScheduler scheduler = lab.open(lab.noting("note"));
        scheduler.enqueue(JobRequest.of("note", "third").after(300));
        scheduler.enqueue(JobRequest.of("note", "first").after(100));
        scheduler.enqueue(JobRequest.of("note", "second").after(200));
        scheduler.enqueue(JobRequest.of("note", "also third").after(300));
        lab.advance(1_000);
        lab.runs(scheduler, 4);
        expect("the order", List.of("first", "second", "third", "also third"), lab.payloads());
    }

    private static void fair(JobLab lab) {
        JobScheduler scheduler = lab.open(lab.noting("many"), lab.noting("few"));
        scheduler.enqueueAll(AcceptCases.requests("many", 20 * JobLab.BATCH_MAX));
        scheduler.enqueue(JobRequest.of("few", "few"));
        scheduler.runDue(4 * JobLab.BATCH_MAX);
        expect("whether the other type ran", true, lab.payloads().contains("few"));
    }
}
