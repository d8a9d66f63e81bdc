package dev.dyno.workloads.jobs;

import dev.dyno.contracts.jobs.JobRequest;
import dev.dyno.contracts.jobs.JobRun;
import dev.dyno.contracts.jobs.JobScheduler;
import dev.dyno.contracts.jobs.JobSchedulerFactory;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.WrongAnswerException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Passes of one workload: jobs go in by batches, and a pass ends when all of them that can succeed
 * have, and are settled. The adders are shared with the handlers; the rest belongs to one thread.
 */
final class JobsRun implements AutoCloseable {
    private static final int BATCH = 1_000;
    private static final int REPLACEMENTS = 8;
    private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final JobsInput input;
    private final ScratchJobs scratch;
    private final LongAdder successes = new LongAdder();
    private final LongAdder answer = new LongAdder();
    private final List<JobScheduler> workers = new ArrayList<>();
    private long settledBefore;
    private long expectedSuccesses;
    private long expectedAnswer;

    JobsRun(JobsInput input, JobSchedulerFactory factory, ThreadBinder binder) {
        this.input = input;
        this.scratch = new ScratchJobs(factory, binder, input.seed());
        workers.add(scratch.start(this::handle));
        if (input.scenario() == Scenario.CHURN) {
            workers.add(scratch.start(this::handle));
        }
    }

    private void handle(JobRun run) {
        long index = Long.parseLong(run.payload());
        if (!input.scenario().succeeds(index)) {
            throw new IllegalStateException("this job fails");
        }
        answer.add(input.part(index));
        successes.increment();
    }

    /** Forgets what earlier passes left in the audit trail, so that all passes are alike. */
    void clean() {
        workers.getFirst().trimAudit(Long.MAX_VALUE);
    }

    /** Enqueues the jobs of one pass and waits until they are done. */
    void pass() {
        expectedSuccesses += input.successes(input.jobs());
        expectedAnswer += input.answer(input.jobs());
        for (int first = 0; first < input.jobs(); first += BATCH) {
            enqueue(first, Math.min(first + BATCH, input.jobs()));
        }
        if (input.scenario() == Scenario.CHURN) {
            churn();
        }
        awaitSuccesses(expectedSuccesses);
        awaitSettled();
    }

    private void enqueue(int first, int end) {
        List<JobRequest> batch = new ArrayList<>(end - first);
        for (int index = first; index < end; index++) {
            batch.add(
                    JobRequest.of(ScratchJobs.TYPE, Integer.toString(index))
                            .to(input.scenario().destination(index)));
        }
        workers.getFirst().enqueueAll(batch);
    }

    /** Replaces the older worker each time that a share of the jobs is done. */
    private void churn() {
        long before = expectedSuccesses - input.successes(input.jobs());
        for (int replacement = 1; replacement < REPLACEMENTS; replacement++) {
            awaitSuccesses(before + (long) input.jobs() * replacement / REPLACEMENTS);
            JobScheduler older = workers.removeFirst();
            older.shutdown();
            settledBefore += older.metrics().completed();
            older.close();
            workers.add(scratch.start(this::handle));
        }
    }

    private void awaitSuccesses(long count) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (successes.sum() < count) {
            pause(deadline, count);
        }
    }

    private void awaitSettled() {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (settled() < expectedSuccesses) {
            pause(deadline, expectedSuccesses);
        }
    }

    private long settled() {
        long sum = settledBefore;
        for (JobScheduler worker : workers) {
            sum += worker.metrics().completed();
        }
        return sum;
    }

    private void pause(long deadline, long awaited) {
        if (System.nanoTime() - deadline > 0) {
            throw new WrongAnswerException(
                    "of %d jobs that can succeed %d have, and %d are settled"
                            .formatted(awaited, successes.sum(), settled()));
        }
        LockSupport.parkNanos(LOOK_NANOS);
    }

    /**
     * Looks whether each job that can succeed did, once.
     *
     * @throws WrongAnswerException if not
     */
    void check() {
        if (successes.sum() != expectedSuccesses || answer.sum() != expectedAnswer) {
            throw new WrongAnswerException(
                    "%d successes were expected, %d were seen, with the sum %016x, expected %016x"
                            .formatted(
                                    expectedSuccesses,
                                    successes.sum(),
                                    answer.sum(),
                                    expectedAnswer));
        }
    }

    @Override
    public void close() {
        try (scratch) {
            workers.forEach(JobScheduler::close);
        }
    }
}
