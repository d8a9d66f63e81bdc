package dev.dyno.peers.jctools;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.pool.PoolSpec;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.contracts.pool.parts.ExecutorTaskPool;
import dev.dyno.contracts.pool.parts.TaskExecutor;
import dev.dyno.contracts.pool.parts.WorkerThreads;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jctools.queues.MpmcArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * Threads that poll one JCTools queue. One that finds nothing for a while says that it sleeps and
 * looks once more; whoever offers does so first and then wakes a sleeper, so that one of the two
 * sees the other. A fork for which the queue has no room is its parent's to run.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>tasks, sleepers</td><td>any</td><td>any</td><td>their own</td><td>none</td></tr>
 * <tr><td>isShutDown</td><td>any, once</td><td>workers</td><td>volatile</td><td>none</td></tr>
 * </table>
 */
@Implementation(
        id = "jctools-mpmc-pool",
        summary = "Threads that poll one MpmcArrayQueue.",
        requiresClasses = "org.jctools.queues.MpmcArrayQueue",
        artifact = "org.jctools:jctools-core:4.0.5")
final class JctoolsExecutor implements TaskExecutor {
    private static final int SPINS = 500;

    private final MpmcArrayQueue<Runnable> tasks;
    private final ConcurrentLinkedQueue<Thread> sleepers = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads;
    private volatile boolean isShutDown;

    private JctoolsExecutor(PoolSpec spec) {
        tasks = new MpmcArrayQueue<>(spec.submissionsMax() + spec.tasksMax());
        threads = WorkerThreads.unstarted(spec, this::serve);
    }

    /** Starts a pool. */
    static TaskPool start(PoolSpec spec) {
        JctoolsExecutor executor = new JctoolsExecutor(spec);
        executor.threads.forEach(Thread::start);
        return ExecutorTaskPool.placed(spec, executor);
    }

    private void serve() {
        while (true) {
            Runnable task = look();
            if (task == null && isShutDown) {
                // What was offered before the end was said is there by now.
                task = tasks.poll();
                if (task == null) {
                    return;
                }
            }
            if (task == null) {
                sleep();
            } else {
                task.run();
            }
        }
    }

    private @Nullable Runnable look() {
        for (int turn = 0; turn < SPINS; turn++) {
            Runnable task = tasks.poll();
            if (task != null) {
                return task;
            }
            Thread.onSpinWait();
        }
        return null;
    }

    private void sleep() {
        Thread self = Thread.currentThread();
        sleepers.add(self);
        if (tasks.isEmpty() && !isShutDown) {
            LockSupport.park(this);
            Thread.interrupted();
        }
        sleepers.remove(self);
    }

    @Override
    public boolean offer(Runnable task) {
        if (!tasks.offer(task)) {
            return false;
        }
        Thread sleeper = sleepers.isEmpty() ? null : sleepers.poll();
        if (sleeper != null) {
            LockSupport.unpark(sleeper);
        }
        return true;
    }

    @Override
    public void shutdown() {
        isShutDown = true;
        threads.forEach(LockSupport::unpark);
    }

    @Override
    public boolean awaitTermination(long timeoutNanos) throws InterruptedException {
        return WorkerThreads.join(threads, timeoutNanos);
    }
}
