package dev.dyno.peers.jdk;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.pool.PoolSpec;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.contracts.pool.parts.ExecutorTaskPool;
import dev.dyno.contracts.pool.parts.WorkerThreads;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The JDK's {@link ThreadPoolExecutor}. Its queue has one end for its threads only: a fork that was
 * taken back stays in it until its turn comes.
 */
@Implementation(
        id = "thread-pool",
        summary = "The JDK's ThreadPoolExecutor over a LinkedTransferQueue.")
final class ThreadPool {
    private ThreadPool() {}

    /** Starts a pool. */
    static TaskPool start(PoolSpec spec) {
        AtomicInteger started = new AtomicInteger();
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(
                        spec.workers(),
                        spec.workers(),
                        0,
                        TimeUnit.NANOSECONDS,
                        new LinkedTransferQueue<>(),
                        work -> WorkerThreads.unstarted(spec, started.getAndIncrement(), work));
        executor.prestartAllCoreThreads();
        return ExecutorTaskPool.placed(spec, new ServiceExecutor(executor));
    }
}
