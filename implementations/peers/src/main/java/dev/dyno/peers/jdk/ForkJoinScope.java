package dev.dyno.peers.jdk;

import dev.dyno.contracts.pool.Fork;
import dev.dyno.contracts.pool.TaskBody;
import dev.dyno.contracts.pool.TaskScope;
import dev.dyno.contracts.pool.parts.PoolJob;
import java.util.concurrent.CancellationException;

/** The scope of all tasks of a computation; it never changes. */
final class ForkJoinScope implements TaskScope {
    /** Creates forks and offers them. */
    @FunctionalInterface
    interface Offer {
        /** Creates a fork and offers it. */
        Fork offer(ForkJoinScope scope, long task);
    }

    private final ForkJoinTaskPool pool;
    private final TaskBody body;
    private final PoolJob job;
    private final Offer offer;

    ForkJoinScope(ForkJoinTaskPool pool, TaskBody body, PoolJob job, Offer offer) {
        this.pool = pool;
        this.body = body;
        this.job = job;
        this.offer = offer;
    }

    @Override
    public Fork fork(long task) {
        return offer.offer(this, task);
    }

    @Override
    public boolean isCancelled() {
        return job.isInVain();
    }

    /** Runs a task that was offered. */
    long run(long task) {
        if (job.isInVain()) {
            throw new CancellationException("the computation was cancelled");
        }
        try {
            return body.run(task, this);
        } catch (Throwable failure) {
            pool.failed();
            throw failure;
        }
    }

    /** Runs a task that was taken back, as a part of the one that runs. */
    long runInline(long task) {
        return body.run(task, this);
    }

    /** Runs the first task and ends the computation. */
    void runFirst(long task) {
        if (job.isInVain()) {
            job.end(0, null);
            return;
        }
        long value = 0;
        Throwable thrown = null;
        try {
            value = run(task);
        } catch (Throwable failure) {
            thrown = failure;
        }
        job.end(value, thrown);
    }
}
