package dev.dyno.contenders.pool;

import dev.dyno.contracts.pool.Computation;
import dev.dyno.contracts.pool.TaskBody;
import dev.dyno.contracts.pool.parts.Failures;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A submitted task and its end. One whose end nobody wants to know belongs to a worker, which uses
 * it again for each such task.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>body, task</td><td>submitter, or the worker that it belongs to</td><td>workers</td>
 * <td>plain</td><td>ring, or deque</td></tr>
 * <tr><td>result, failure</td><td>worker, once</td><td>any</td><td>plain</td><td>isDone</td></tr>
 * <tr><td>isDone</td><td>worker, once</td><td>any</td><td>volatile, acquire</td><td>none</td></tr>
 * <tr><td>isCancelled</td><td>any</td><td>any</td><td>release, acquire</td><td>none</td></tr>
 * <tr><td>hasWaiters</td><td>whoever waits</td><td>worker</td><td>volatile</td><td>written and
 * waited for under this monitor</td></tr>
 * </table>
 *
 * One line: it is read while the computation runs, and written at its ends.
 */
final class StealingJob implements Computation {
    private static final VarHandle DONE;
    private static final VarHandle CANCELLED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            DONE = lookup.findVarHandle(StealingJob.class, "isDone", boolean.class);
            CANCELLED = lookup.findVarHandle(StealingJob.class, "isCancelled", boolean.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** How often whoever waits looks before it blocks: about as long as a wake-up takes. */
    private static final int SPINS = 200;

    private final StealingPool pool;
    private TaskBody body;
    private long task;
    private long result;
    private @Nullable Throwable failure;
    private volatile boolean hasWaiters;

    @SuppressWarnings("UnusedVariable") // Accessed through its handle.
    private boolean isDone;

    @SuppressWarnings("UnusedVariable") // Accessed through its handle.
    private boolean isCancelled;

    StealingJob(StealingPool pool, TaskBody body, long task) {
        this.pool = pool;
        this.body = body;
        this.task = task;
    }

    /** Makes another task of this; by the worker that it belongs to. */
    void reuse(TaskBody nextBody, long nextTask) {
        body = nextBody;
        task = nextTask;
        failure = null;
        CANCELLED.setRelease(this, false);
    }

    TaskBody body() {
        return body;
    }

    long task() {
        return task;
    }

    /** Returns whether what is left to do is in vain. */
    boolean isInVain() {
        return (boolean) CANCELLED.getAcquire(this) || pool.isAborted();
    }

    /** Ends it; by the worker that ran its first task. */
    void end(long value, @Nullable Throwable thrown) {
        result = value;
        failure =
                thrown == null && isInVain()
                        ? new CancellationException("the computation was cancelled")
                        : thrown;
        DONE.setVolatile(this, true);
        if (hasWaiters) {
            wakeWaiters();
        }
    }

    private synchronized void wakeWaiters() {
        notifyAll();
    }

    @Override
    public boolean isDone() {
        return (boolean) DONE.getAcquire(this);
    }

    @Override
    public void cancel() {
        CANCELLED.setRelease(this, true);
    }

    private boolean spin() {
        for (int turn = 0; turn < SPINS && !isDone(); turn++) {
            Thread.onSpinWait();
        }
        return isDone();
    }

    @Override
    public long await() {
        pool.checkNoWorker();
        if (!spin()) {
            // A computation that takes so long is worth the wake-up of a thief.
            pool.wakeOne();
            block();
        }
        Throwable thrown = failure;
        if (thrown != null) {
            throw Failures.rethrow(thrown);
        }
        return result;
    }

    private void block() {
        boolean wasInterrupted = false;
        synchronized (this) {
            hasWaiters = true;
            while (!(boolean) DONE.getVolatile(this)) {
                try {
                    wait();
                } catch (InterruptedException _) {
                    wasInterrupted = true;
                }
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean await(long timeoutNanos) throws InterruptedException {
        pool.checkNoWorker();
        if (isDone() || timeoutNanos <= 0) {
            return isDone();
        }
        pool.wakeOne();
        long deadline = System.nanoTime() + timeoutNanos;
        synchronized (this) {
            hasWaiters = true;
            long left = timeoutNanos;
            while (!(boolean) DONE.getVolatile(this) && left > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
                left = deadline - System.nanoTime();
            }
        }
        return isDone();
    }
}
