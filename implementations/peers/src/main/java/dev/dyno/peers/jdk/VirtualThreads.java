package dev.dyno.peers.jdk;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.pool.PoolSpec;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.contracts.pool.parts.ExecutorTaskPool;
import java.util.concurrent.Executors;

/** A virtual thread for each task. How many run at once the JVM decides, and where. */
@Implementation(id = "virtual-threads", summary = "A virtual thread of the JDK for each task.")
final class VirtualThreads {
    private VirtualThreads() {}

    /** Starts a pool; it has no threads until there is something to do. */
    static TaskPool start(PoolSpec spec) {
        return ExecutorTaskPool.unlimited(
                spec, new ServiceExecutor(Executors.newVirtualThreadPerTaskExecutor()));
    }
}
