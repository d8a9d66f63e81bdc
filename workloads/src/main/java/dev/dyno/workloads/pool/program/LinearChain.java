package dev.dyno.workloads.pool.program;

import dev.dyno.contracts.pool.TaskBody;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.contracts.pool.TaskScope;
import dev.dyno.workloads.SplitMix64;
import dev.dyno.workloads.Threads;
import java.util.concurrent.CountDownLatch;

/**
 * A chain of tasks of which each submits the next: nothing can run at the same time, and what is
 * measured is how a worker passes work on.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>pool, ended, word</td><td>submitter, then each task</td><td>the next task, submitter</td>
 * <td>plain</td><td>the submission; the latch</td></tr>
 * </table>
 */
final class LinearChain implements Program {
    private final int length;
    private final long seed;

    LinearChain(int length, long seed) {
        this.length = length;
        this.seed = seed;
    }

    /** One pass. */
    private static final class Pass implements TaskBody {
        private final TaskPool pool;
        private final CountDownLatch ended = new CountDownLatch(1);
        private long word;

        Pass(TaskPool pool, long word) {
            this.pool = pool;
            this.word = word;
        }

        @Override
        public long run(long left, TaskScope scope) {
            word = SplitMix64.mix(word + left);
            if (left == 0) {
                ended.countDown();
            } else if (!pool.execute(this, left - 1)) {
                throw new IllegalStateException("the pool refused the next task");
            }
            return 0;
        }
    }

    @Override
    public long tasks() {
        return length;
    }

    @Override
    public long answer() {
        long word = seed;
        for (long left = length - 1L; left >= 0; left--) {
            word = SplitMix64.mix(word + left);
        }
        return word;
    }

    @Override
    public long run(TaskPool pool) {
        Pass pass = new Pass(pool, seed);
        if (!pool.execute(pass, length - 1L)) {
            throw new IllegalStateException("the pool refused the first task");
        }
        Threads.await(pass.ended);
        return pass.word;
    }
}
