package dev.dyno.workloads.pool.program;

import dev.dyno.contracts.pool.TaskBody;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.contracts.pool.TaskScope;
import dev.dyno.workloads.SplitMix64;

/**
 * Submits a task, waits for its result, and makes the next task of it: each task finds a pool that
 * has nothing else to do. Immutable.
 */
final class PingPong implements Program, TaskBody {
    private final int rounds;
    private final long seed;

    PingPong(int rounds, long seed) {
        this.rounds = rounds;
        this.seed = seed;
    }

    @Override
    public long run(long task, TaskScope scope) {
        return SplitMix64.mix(task);
    }

    @Override
    public long tasks() {
        return rounds;
    }

    @Override
    public long answer() {
        long word = seed;
        for (int round = 0; round < rounds; round++) {
            word = SplitMix64.mix(word);
        }
        return word;
    }

    @Override
    public long run(TaskPool pool) {
        long word = seed;
        for (int round = 0; round < rounds; round++) {
            word = pool.invoke(this, word);
        }
        return word;
    }
}
