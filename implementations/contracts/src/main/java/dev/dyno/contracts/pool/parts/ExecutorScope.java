package dev.dyno.contracts.pool.parts;

import dev.dyno.contracts.pool.Fork;
import dev.dyno.contracts.pool.TaskBody;
import dev.dyno.contracts.pool.TaskScope;

/** The scope of all tasks of a computation; it never changes. */
final class ExecutorScope implements TaskScope {
    private final ExecutorTaskPool pool;
    private final TaskBody body;
    private final PoolJob job;

    ExecutorScope(ExecutorTaskPool pool, TaskBody body, PoolJob job) {
        this.pool = pool;
        this.body = body;
        this.job = job;
    }

    ExecutorTaskPool pool() {
        return pool;
    }

    TaskBody body() {
        return body;
    }

    @Override
    public Fork fork(long task) {
        ClaimedFork fork = new ClaimedFork(this, task);
        pool.executor().offer(fork);
        return fork;
    }

    @Override
    public boolean isCancelled() {
        return job.isInVain();
    }
}
