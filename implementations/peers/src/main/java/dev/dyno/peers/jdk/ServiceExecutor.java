package dev.dyno.peers.jdk;

import dev.dyno.contracts.pool.parts.TaskExecutor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Hands tasks on to an executor of the JDK. */
record ServiceExecutor(ExecutorService service) implements TaskExecutor {
    @Override
    public boolean offer(Runnable task) {
        try {
            service.execute(task);
            return true;
        } catch (RejectedExecutionException _) {
            // It is shut down: a fork is then its parent's to run.
            return false;
        }
    }

    @Override
    public void shutdown() {
        service.shutdown();
    }

    @Override
    public boolean awaitTermination(long timeoutNanos) throws InterruptedException {
        return service.awaitTermination(timeoutNanos, TimeUnit.NANOSECONDS);
    }
}
