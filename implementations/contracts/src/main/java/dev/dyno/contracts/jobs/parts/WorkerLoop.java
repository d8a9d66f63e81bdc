package dev.dyno.contracts.jobs.parts;

import dev.dyno.contracts.jobs.JobSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a started scheduler: one that deals with the store and as many as run handlers.
 *
 * <p><b>Idea.</b> The dealing thread settles all that has ended since it last looked, moves what
 * has become due, and claims as many as there is room for; meanwhile handlers run. So the batches
 * grow with the load by themselves, and each step of the store is paid for once a batch. With
 * nothing to do it waits for a word: of a handler that ended, of a producer, or of the store.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th></tr>
 * <tr><td>ended, held</td><td>all</td><td>all</td><td>concurrent collections</td></tr>
 * <tr><td>inFlight</td><td>all</td><td>dealer</td><td>volatile</td></tr>
 * <tr><td>isEnding</td><td>who ends it</td><td>dealer</td><td>volatile</td></tr>
 * <tr><td>words</td><td>all</td><td>dealer</td><td>a semaphore</td></tr>
 * <tr><td>heartbeatNanos</td><td>dealer</td><td>dealer</td><td>plain</td></tr>
 * </table>
 */
final class WorkerLoop {
    /** Time enough for a server to come back, and short beside a lease. */
    private static final long FAILURE_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final int HEARTBEATS_PER_LEASE = 3;

    private final JobStore store;
    private final JobSpec spec;
    private final JobWork work;
    private final JobMeter meter;
    private final long lookNanos;
    private final Semaphore words = new Semaphore(0);
    private final ConcurrentLinkedQueue<Settlement> ended = new ConcurrentLinkedQueue<>();
    private final Set<HeldJob> held = ConcurrentHashMap.newKeySet();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final ExecutorService handlers;
    private final Thread dealer;
    private volatile boolean isEnding;
    private long heartbeatNanos;

    /**
     * Creates the threads.
     *
     * @param lookNanos how long the store may say nothing of what others do
     */
    WorkerLoop(JobStore store, JobSpec spec, JobWork work, JobMeter meter, long lookNanos) {
        this.store = store;
        this.spec = spec;
        this.work = work;
        this.meter = meter;
        this.lookNanos = lookNanos;
        this.handlers =
                Executors.newFixedThreadPool(
                        spec.workers(),
                        Thread.ofPlatform().daemon().name("dyno-handler-", 0).factory());
        this.dealer = Thread.ofPlatform().daemon().name("dyno-dealer").unstarted(this::deal);
    }

    void start() {
        dealer.start();
    }

    /** Says that there may be something to do. */
    void wake() {
        if (words.availablePermits() == 0) {
            words.release();
        }
    }

    /** Waits until all that was taken up is settled or given back. */
    void drain() {
        isEnding = true;
        words.release();
        join();
        handlers.shutdown();
    }

    /** Interrupts the handlers and waits for the dealing thread only. */
    void stop() {
        handlers.shutdownNow();
        isEnding = true;
        words.release();
        join();
    }

    private void join() {
        boolean wasInterrupted = false;
        while (dealer.isAlive()) {
            try {
                dealer.join();
            } catch (InterruptedException _) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void deal() {
        heartbeatNanos = spec.clock().nowNanos();
        List<Settlement> unsettled = new ArrayList<>();
        long pausedNanos = 0;
        while (!work.isStopped() && !(isEnding && inFlight.get() == 0 && ended.isEmpty())) {
            boolean hasWorked;
            try {
                hasWorked = round(unsettled);
            } catch (RuntimeException failure) {
                meter.storeFailures.increment();
                pausedNanos += isEnding ? FAILURE_PAUSE_NANOS : 0;
                if (pausedNanos > spec.leaseNanos()) {
                    // The store does not come back; the leases have run out, and others go on.
                    return;
                }
                // What was to be settled is still in its list, and tried again.
                LockSupport.parkNanos(FAILURE_PAUSE_NANOS);
                continue;
            }
            if (!hasWorked) {
                await(untilNextNanos());
            }
        }
    }

    private boolean round(List<Settlement> unsettled) {
        boolean hasWorked = settle(unsettled);
        if (!isEnding) {
            hasWorked |= store.move(spec.clock().nowNanos(), spec.batchMax()) > 0;
            hasWorked |= dispatch();
        }
        long now = spec.clock().nowNanos();
        if (now - heartbeatNanos >= spec.leaseNanos() / HEARTBEATS_PER_LEASE) {
            work.heartbeat(List.copyOf(held));
            heartbeatNanos = now;
        }
        return hasWorked;
    }

    private boolean settle(List<Settlement> unsettled) {
        Settlement next;
        while (unsettled.size() < spec.batchMax() && (next = ended.poll()) != null) {
            unsettled.add(next);
        }
        if (unsettled.isEmpty()) {
            return false;
        }
        work.settle(unsettled);
        inFlight.addAndGet(-unsettled.size());
        unsettled.clear();
        return true;
    }

    private boolean dispatch() {
        int room = Math.max(spec.workers(), 2 * spec.batchMax()) - inFlight.get();
        // A few at a time would cost a step each while many still wait here for a handler.
        if (room < spec.batchMax() && inFlight.get() > spec.workers()) {
            return false;
        }
        List<HeldJob> claimed = work.claim(room);
        inFlight.addAndGet(claimed.size());
        for (HeldJob job : claimed) {
            held.add(job);
            handlers.execute(() -> handle(job));
        }
        return !claimed.isEmpty();
    }

    private void handle(HeldJob job) {
        @Nullable Settlement settlement = work.run(job);
        held.remove(job);
        job.limits().ended();
        if (settlement == null) {
            meter.overtaken.increment();
            inFlight.decrementAndGet();
        } else {
            ended.add(settlement);
        }
        wake();
    }

    private long untilNextNanos() {
        long now = spec.clock().nowNanos();
        long heartbeat = heartbeatNanos + spec.leaseNanos() / HEARTBEATS_PER_LEASE - now;
        long moves = store.nextMoveNanos() - now;
        return Math.clamp(Math.min(heartbeat, moves), 0, lookNanos);
    }

    private void await(long nanos) {
        try {
            if (words.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
                words.drainPermits();
            }
        } catch (InterruptedException _) {
            isEnding = true;
        }
    }
}
