package dev.dyno.contenders.pool;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.pool.PoolSpec;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.contracts.pool.parts.ExecutorTaskPool;
import dev.dyno.contracts.pool.parts.TaskExecutor;
import dev.dyno.contracts.pool.parts.WorkerThreads;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reference: one queue behind one lock, which every fork takes. Workers take the oldest task.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>tasks, isShutDown</td><td>any</td><td>any</td><td>plain</td><td>this monitor</td></tr>
 * </table>
 */
@Implementation(id = "locked-pool", summary = "One queue behind one lock; every fork takes it.")
final class LockedPool implements TaskExecutor {
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    private final List<Thread> threads;
    private boolean isShutDown;

    private LockedPool(PoolSpec spec) {
        threads = WorkerThreads.unstarted(spec, this::serve);
    }

    /** Starts a pool. */
    static TaskPool start(PoolSpec spec) {
        LockedPool executor = new LockedPool(spec);
        executor.threads.forEach(Thread::start);
        return ExecutorTaskPool.placed(spec, executor);
    }

    private void serve() {
        for (Runnable task = take(); task != null; task = take()) {
            task.run();
        }
    }

    private synchronized @Nullable Runnable take() {
        while (tasks.isEmpty()) {
            if (isShutDown) {
                return null;
            }
            try {
                wait();
            } catch (InterruptedException _) {
                // Interrupts mean nothing to a pool.
            }
        }
        return tasks.removeFirst();
    }

    @Override
    public synchronized boolean offer(Runnable task) {
        tasks.addLast(task);
        notify();
        return true;
    }

    @Override
    public synchronized void forget(Runnable task) {
        tasks.removeLastOccurrence(task);
    }

    @Override
    public synchronized void shutdown() {
        isShutDown = true;
        notifyAll();
    }

    @Override
    public boolean awaitTermination(long timeoutNanos) throws InterruptedException {
        return WorkerThreads.join(threads, timeoutNanos);
    }
}
