package dev.dyno.workloads.jobs;

import dev.dyno.contracts.jobs.JobRequest;
import dev.dyno.contracts.jobs.JobRun;
import dev.dyno.contracts.jobs.JobScheduler;
import dev.dyno.contracts.jobs.JobSchedulerFactory;
import dev.dyno.workloads.OpenLoopSession;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import dev.dyno.workloads.Threads;
import dev.dyno.workloads.WrongAnswerException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A producer thread that enqueues what has arrived, and a started scheduler whose handlers say when
 * they were called. {@code submitted} and {@code ended} are concurrent; {@code isStopping} and
 * {@code failure} are volatile; {@code collected} and the sum belong to the load thread.
 */
final class PickupSession implements OpenLoopSession {
    private static final int WAITING_MAX = 1 << 14;
    private static final int BATCH_MAX = 1_000;
    private static final int POLL_LIMIT = 64;

    private final JobsInput input;
    private final ScratchJobs scratch;
    private final JobScheduler scheduler;
    private final AtomicLong submitted = new AtomicLong();
    private final ConcurrentLinkedQueue<Ended> ended = new ConcurrentLinkedQueue<>();
    private final CountDownLatch bound = new CountDownLatch(1);
    private final Thread producer;
    private volatile boolean isStopping;
    private volatile @Nullable Throwable failure;
    private long collected;
    private long answer;

    private record Ended(long index, long startNanos, long endNanos) {}

    private PickupSession(JobsInput input, JobSchedulerFactory factory, ThreadBinder binder) {
        this.input = input;
        this.scratch = new ScratchJobs(factory, binder, input.seed());
        this.scheduler = scratch.start(this::handle);
        this.producer =
                Thread.ofPlatform().daemon().name("dyno-producer").unstarted(() -> run(binder));
    }

    /** Opens the scheduler and starts the producer. */
    static PickupSession start(JobsInput input, JobSchedulerFactory factory, ThreadBinder binder) {
        PickupSession session = new PickupSession(input, factory, binder);
        session.producer.start();
        Threads.await(session.bound);
        return session;
    }

    private void handle(JobRun run) {
        long start = System.nanoTime();
        ended.add(new Ended(Long.parseLong(run.payload()), start, System.nanoTime()));
    }

    private void run(ThreadBinder binder) {
        try {
            binder.bind(ThreadRole.MEASURED);
            bound.countDown();
            produce();
        } catch (Throwable thrown) {
            failure = thrown;
        }
    }

    private void produce() {
        long next = 0;
        List<JobRequest> batch = new ArrayList<>(BATCH_MAX);
        while (!isStopping) {
            long end = Math.min(submitted.get(), next + BATCH_MAX);
            if (end == next) {
                LockSupport.park();
                continue;
            }
            batch.clear();
            for (; next < end; next++) {
                batch.add(JobRequest.of(ScratchJobs.TYPE, Long.toString(next)));
            }
            scheduler.enqueueAll(batch);
        }
    }

    @Override
    public boolean submit(long requestIndex) {
        checkFailure();
        if (requestIndex - collected >= WAITING_MAX) {
            return false;
        }
        submitted.set(requestIndex + 1);
        LockSupport.unpark(producer);
        return true;
    }

    @Override
    public int poll(CompletionSink sink) {
        checkFailure();
        int count = 0;
        while (count < POLL_LIMIT) {
            Ended next = ended.poll();
            if (next == null) {
                break;
            }
            sink.completed(next.index, next.startNanos, next.endNanos);
            answer += input.part(next.index);
            count++;
        }
        collected += count;
        return count;
    }

    private void checkFailure() {
        Throwable thrown = failure;
        if (thrown != null) {
            throw new IllegalStateException("the producer has failed: " + thrown, thrown);
        }
    }

    @Override
    public void checkAnswer() {
        stop();
        scheduler.shutdown();
        long settled = scheduler.metrics().completed();
        long expected = input.answer(submitted.get());
        if (answer != expected || settled != submitted.get() || !ended.isEmpty()) {
            throw new WrongAnswerException(
                    "of %d jobs %d were handled, with the sum %016x, expected %016x, %d settled"
                            .formatted(submitted.get(), collected, answer, expected, settled));
        }
    }

    private void stop() {
        isStopping = true;
        LockSupport.unpark(producer);
        Threads.join(producer);
    }

    @Override
    public void close() {
        try (scratch) {
            stop();
            scheduler.close();
        }
    }
}
