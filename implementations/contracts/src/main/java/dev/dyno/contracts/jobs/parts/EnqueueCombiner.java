package dev.dyno.contracts.jobs.parts;

import dev.dyno.contracts.jobs.JobRejectedException;
import dev.dyno.contracts.jobs.JobRequest;
import dev.dyno.contracts.jobs.JobSpec;
import dev.dyno.contracts.jobs.JobStoreException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets producers that come at the same time share one step of the store, and with it one flush.
 *
 * <p><b>Idea.</b> A producer that finds nobody at the store goes there with all that wait, its own
 * among them; the others wait for it, and one of those that came meanwhile goes next. Nobody waits
 * for company, so that a lone producer pays for nothing. Source: Hendler, Incze, Shavit, Tzafrir,
 * "Flat Combining and the Synchronization-Parallelism Tradeoff", SPAA 2010.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>mode</th><th>guard</th></tr>
 * <tr><td>waiting, waitingJobs, isTaken</td><td>plain</td><td>lock</td></tr>
 * <tr><td>an offer's isDone, ids, failure</td><td>plain</td><td>lock</td></tr>
 * </table>
 */
final class EnqueueCombiner {
    /** How many jobs go to the store in one step, a larger single offer aside. */
    private static final int STEP_MAX = 2_000;

    private final JobStore store;
    private final JobSpec spec;
    private final JobMeter meter;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Offer> waiting = new ArrayDeque<>();
    private long waitingJobs;
    private boolean isTaken;

    EnqueueCombiner(JobStore store, JobSpec spec, JobMeter meter) {
        this.store = store;
        this.spec = spec;
        this.meter = meter;
    }

    private static final class Offer {
        private final List<JobRequest> requests;
        private boolean isDone;
        private long[] ids = {};
        private @Nullable RuntimeException failure;

        Offer(List<JobRequest> requests) {
            this.requests = requests;
        }
    }

    /** Offers jobs and returns their ids when they are accepted. */
    long[] enqueue(List<JobRequest> requests) {
        Offer mine = new Offer(List.copyOf(requests));
        lock.lock();
        try {
            if (waitingJobs + requests.size() > spec.depthMax()) {
                meter.rejected.add(requests.size());
                throw new JobRejectedException(requests.size(), waitingJobs, spec.depthMax());
            }
            waiting.add(mine);
            waitingJobs += requests.size();
            while (!mine.isDone) {
                if (isTaken) {
                    changed.awaitUninterruptibly();
                } else {
                    step();
                }
            }
        } finally {
            lock.unlock();
        }
        if (mine.failure != null) {
            throw mine.failure;
        }
        return mine.ids;
    }

    private void step() {
        List<Offer> offers = new ArrayList<>();
        long jobs = 0;
        for (Offer next = waiting.peek();
                next != null && (jobs == 0 || jobs + next.requests.size() <= STEP_MAX);
                next = waiting.peek()) {
            jobs += next.requests.size();
            offers.add(waiting.remove());
        }
        isTaken = true;
        lock.unlock();
        try {
            accept(offers);
        } finally {
            lock.lock();
            waitingJobs -= jobs;
            isTaken = false;
            offers.forEach(offer -> offer.isDone = true);
            changed.signalAll();
        }
    }

    private void accept(List<Offer> offers) {
        try {
            long depth = store.liveCount();
            List<Offer> admitted = new ArrayList<>();
            List<JobRequest> requests = new ArrayList<>();
            for (Offer offer : offers) {
                int size = offer.requests.size();
                if (depth + requests.size() + size > spec.depthMax()) {
                    meter.rejected.add(size);
                    offer.failure =
                            new JobRejectedException(
                                    size, depth + requests.size(), spec.depthMax());
                } else {
                    admitted.add(offer);
                    requests.addAll(offer.requests);
                }
            }
            if (!requests.isEmpty()) {
                handOut(admitted, store.accept(requests, spec.clock().nowNanos()));
            }
        } catch (RuntimeException failure) {
            fail(offers, failure);
        } catch (Error failure) {
            // Nobody who waits for this step may take silence for an acceptance.
            fail(offers, new JobStoreException("the step to the store broke off", failure));
            throw failure;
        }
    }

    private static void fail(List<Offer> offers, RuntimeException failure) {
        offers.stream()
                .filter(offer -> offer.failure == null)
                .forEach(offer -> offer.failure = failure);
    }

    private void handOut(List<Offer> admitted, long[] ids) {
        int next = 0;
        for (Offer offer : admitted) {
            long[] own = Arrays.copyOfRange(ids, next, next + offer.requests.size());
            next += own.length;
            for (int index = 0; index < own.length; index++) {
                if (own[index] > 0) {
                    meter.accepted.increment();
                } else {
                    own[index] = -own[index];
                }
            }
            offer.ids = own;
        }
    }
}
