package dev.dyno.workloads.pool.program;

import dev.dyno.contracts.pool.TaskBody;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.contracts.pool.TaskScope;
import dev.dyno.workloads.SplitMix64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread outside submits many small tasks, as fast as the pool takes them, and waits for all.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>results</td><td>each element by its task</td><td>submitter</td><td>plain</td>
 * <td>pending</td></tr>
 * <tr><td>pending</td><td>tasks</td><td>submitter</td><td>volatile</td><td>none</td></tr>
 * <tr><td>submitter</td><td>submitter, before its tasks</td><td>the last task</td><td>plain</td>
 * <td>the submission</td></tr>
 * </table>
 */
final class SubmissionStorm implements Program, TaskBody {
    private final long seed;
    private final long[] results;
    private final AtomicInteger pending = new AtomicInteger();
    private @Nullable Thread submitter;

    SubmissionStorm(int tasks, long seed) {
        this.seed = seed;
        this.results = new long[tasks];
    }

    @Override
    public long run(long task, TaskScope scope) {
        results[(int) task] += SplitMix64.mix(seed + task);
        if (pending.decrementAndGet() == 0) {
            LockSupport.unpark(submitter);
        }
        return 0;
    }

    @Override
    public long tasks() {
        return results.length;
    }

    @Override
    public long answer() {
        long sum = 0;
        for (int task = 0; task < results.length; task++) {
            sum += SplitMix64.mix(seed + task);
        }
        return sum;
    }

    @Override
    public long run(TaskPool pool) {
        submitter = Thread.currentThread();
        pending.set(results.length);
        for (int task = 0; task < results.length; task++) {
            if (!pool.execute(this, task)) {
                throw new IllegalStateException("the pool refused a task, though it lets wait");
            }
        }
        while (pending.get() > 0) {
            LockSupport.park(this);
        }
        long sum = 0;
        for (int task = 0; task < results.length; task++) {
            sum += results[task];
            results[task] = 0;
        }
        return sum;
    }
}
