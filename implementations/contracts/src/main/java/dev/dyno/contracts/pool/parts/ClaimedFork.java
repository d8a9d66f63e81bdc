package dev.dyno.contracts.pool.parts;

import dev.dyno.contracts.pool.Fork;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A fork that is run by whoever claims it first.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>the count itself</td><td>any</td><td>any</td><td>compare-and-set, release, acquire</td>
 * <td>none</td></tr>
 * <tr><td>value, failure</td><td>who claimed it</td><td>who joins</td><td>plain</td>
 * <td>DONE</td></tr>
 * <tr><td>joiner</td><td>who joins</td><td>who claimed it</td><td>volatile</td><td>none</td></tr>
 * </table>
 */
final class ClaimedFork extends AtomicInteger implements Fork, Runnable {
    private static final long serialVersionUID = 1L;

    private static final int FREE = 0;
    private static final int CLAIMED = 1;
    private static final int DONE = 2;
    private static final int SPINS = 200;

    private final transient ExecutorScope scope;
    private final long task;
    private long value;
    private transient @Nullable Throwable failure;
    private transient volatile @Nullable Thread joiner;

    ClaimedFork(ExecutorScope scope, long task) {
        super(FREE);
        this.scope = scope;
        this.task = task;
    }

    private boolean claim() {
        return getAcquire() == FREE && compareAndSet(FREE, CLAIMED);
    }

    @Override
    public void run() {
        if (claim()) {
            scope.pool().asWorker(this::runClaimed);
        }
    }

    private void runClaimed() {
        if (scope.isCancelled()) {
            failure = new CancellationException("the computation was cancelled");
        } else {
            try {
                value = scope.body().run(task, scope);
            } catch (Throwable thrown) {
                failure = thrown;
                scope.pool().failed();
            }
        }
        set(DONE);
        Thread waiting = joiner;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }

    @Override
    public boolean unfork() {
        if (!claim()) {
            return false;
        }
        scope.pool().executor().forget(this);
        return true;
    }

    @Override
    public long result() {
        if (unfork()) {
            return scope.body().run(task, scope);
        }
        awaitDone();
        Throwable thrown = failure;
        if (thrown != null) {
            throw Failures.rethrow(thrown);
        }
        return value;
    }

    private void awaitDone() {
        for (int turn = 0; turn < SPINS && getAcquire() != DONE; turn++) {
            Thread.onSpinWait();
        }
        if (getAcquire() == DONE) {
            return;
        }
        joiner = Thread.currentThread();
        boolean wasInterrupted = false;
        while (get() != DONE) {
            LockSupport.park(this);
            wasInterrupted |= Thread.interrupted();
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
