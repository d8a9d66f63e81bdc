package dev.dyno.workloads.jobs.conformance;

import static dev.dyno.workloads.Expectations.expect;

import dev.dyno.contracts.jobs.DeadLetter;
import dev.dyno.contracts.jobs.JobCapability;
import dev.dyno.contracts.jobs.JobRequest;
import dev.dyno.contracts.jobs.JobScheduler;
import dev.dyno.contracts.jobs.JobSchedulerFactory;
import dev.dyno.contracts.jobs.JobType;
import dev.dyno.contracts.jobs.RetryPolicy;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.SplitMix64;
import dev.dyno.workloads.UsableFactories;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Random jobs, failures, cancellations and times, done by the scheduler and by the reference: both
 * must tell the same story. Waits are of one nanosecond, so that jitter plays no part in it.
 */
final class RandomJobs {
    private static final RetryPolicy NO_WAIT = new RetryPolicy(3, 1, 1);
    private static final int KEYS = 5;

    private final SplitMix64 random;
    private final JobLab lab;
    private final JobScheduler scheduler;
    private final List<Long> ids = new ArrayList<>();
    private final StringBuilder story = new StringBuilder();

    private RandomJobs(JobLab lab, long seed) {
        this.lab = lab;
        this.random = SplitMix64.named("jobs", seed);
        JobType type = lab.noting("x", run -> handle(run.payload(), run.attempt()));
        this.scheduler = lab.open(type.retrying(NO_WAIT));
    }

    static void addTo(JobCases cases, Profile profile, long seed) {
        int steps = profile == Profile.SMOKE ? 300 : 3_000;
        cases.add(
                "random-jobs-go-as-with-the-reference",
                "What becomes of random jobs is what becomes of them with the reference.",
                lab -> compare(lab, steps, seed),
                JobCapability.UNIQUE_KEYS,
                JobCapability.PRIORITIES,
                JobCapability.DEAD_LETTERS);
    }

    private static void compare(JobLab lab, int steps, long seed) {
        JobSchedulerFactory reference =
                UsableFactories.reference(JobSchedulerFactory.CONTRACT, JobSchedulerFactory.class)
                        .factory();
        String seen = new RandomJobs(lab, seed).tell(steps);
        try (JobLab other = new JobLab(reference, seed, Duration.ZERO)) {
            String expected = new RandomJobs(other, seed).tell(steps);
            int at = 0;
            while (at < seen.length()
                    && at < expected.length()
                    && seen.charAt(at) == expected.charAt(at)) {
                at++;
            }
            expect(
                    "with seed " + seed + ", from character " + at + " on",
                    part(expected, at),
                    part(seen, at));
        }
    }

    private static String part(String story, int at) {
        return story.substring(Math.max(0, at - 40), Math.min(story.length(), at + 60));
    }

    private void handle(String payload, int attempt) {
        story.append(" run ").append(payload).append('.').append(attempt);
        if (attempt <= Math.floorMod(payload.hashCode(), 7) - 2) {
            throw new IllegalStateException("no luck");
        }
    }

    private String tell(int steps) {
        for (int step = 0; step < steps; step++) {
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> enqueue(step);
                case 3 -> story.append(" cancel ").append(scheduler.cancel(someId()));
                case 4 -> lab.advance(random.nextLong(4));
                case 5 -> story.append(" requeue ").append(requeue());
                case 6 -> story.append(" state ").append(scheduler.state(someId()));
                default -> {
                    int limit = 1 + random.nextInt(5);
                    story.append(" ran ").append(scheduler.runDue(limit));
                }
            }
        }
        story.append(' ').append(scheduler.deadLetters(JobLab.DEPTH_MAX).size());
        return story.append(' ').append(scheduler.metrics().depth().waiting()).toString();
    }

    private boolean requeue() {
        List<DeadLetter> letters = scheduler.deadLetters(1);
        return scheduler.requeue(letters.isEmpty() ? someId() : letters.getFirst().jobId());
    }

    private long someId() {
        return ids.isEmpty() ? Long.MAX_VALUE : ids.get(random.nextInt(ids.size()));
    }

    private void enqueue(int step) {
        JobRequest request =
                JobRequest.of("x", "j" + step)
                        .withPriority(random.nextInt(3))
                        .after(random.nextLong(6));
        if (random.nextChance(300)) {
            request = request.withKey("key" + random.nextInt(KEYS));
        }
        long id = scheduler.enqueue(request);
        int known = ids.indexOf(id);
        if (known < 0) {
            ids.add(id);
        }
        story.append(" job ").append(known);
    }
}
