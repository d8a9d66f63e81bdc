package dev.dyno.peers.jdk;

import dev.dyno.contracts.pool.Fork;
import java.util.concurrent.CountedCompleter;

/**
 * A fork as the JDK's {@code CountedCompleter}, each the root of its own. The result is written
 * before the task is done, and read after.
 */
final class ForkedCompleter extends CountedCompleter<Void> implements Fork {
    private static final long serialVersionUID = 1L;

    private final transient ForkJoinScope scope;
    private final long task;
    private long result;

    private ForkedCompleter(ForkJoinScope scope, long task) {
        this.scope = scope;
        this.task = task;
    }

    /** Creates a fork and offers it. */
    static Fork offer(ForkJoinScope scope, long task) {
        ForkedCompleter fork = new ForkedCompleter(scope, task);
        fork.fork();
        return fork;
    }

    @Override
    public void compute() {
        result = scope.run(task);
        tryComplete();
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
