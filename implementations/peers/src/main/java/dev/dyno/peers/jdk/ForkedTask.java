package dev.dyno.peers.jdk;

import dev.dyno.contracts.pool.Fork;
import java.util.concurrent.RecursiveAction;

/**
 * A fork as the JDK's {@code RecursiveTask}, without the object that its result would be boxed in.
 * The result is written before the task is done, and read after.
 */
final class ForkedTask extends RecursiveAction implements Fork {
    private static final long serialVersionUID = 1L;

    private final transient ForkJoinScope scope;
    private final long task;
    private long result;

    private ForkedTask(ForkJoinScope scope, long task) {
        this.scope = scope;
        this.task = task;
    }

    /** Creates a fork and offers it. */
    static Fork offer(ForkJoinScope scope, long task) {
        ForkedTask fork = new ForkedTask(scope, task);
        fork.fork();
        return fork;
    }

    @Override
    protected void compute() {
        result = scope.run(task);
    }

    @Override
    public boolean unfork() {
        return tryUnfork();
    }

    @Override
    public long result() {
        if (tryUnfork()) {
            return scope.runInline(task);
        }
        join();
        return result;
    }
}
