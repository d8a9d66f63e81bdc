package dev.dyno.workloads.pool;

import dev.dyno.contracts.pool.PoolFactory;
import dev.dyno.contracts.pool.PoolSpec;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import dev.dyno.workloads.WrongAnswerException;
import dev.dyno.workloads.pool.program.Program;

/**
 * A pool with a program. Its first worker is the measured thread, the others are workers, and who
 * calls {@link #pass} is none of them.
 */
final class RunningPool implements AutoCloseable {
    private final Program program;
    private final long expected;
    private final TaskPool pool;

    private RunningPool(PoolInput input, PoolFactory factory, ThreadBinder binder) {
        program = input.program();
        expected = program.answer();
        pool =
                factory.start(
                        PoolSpec.of(input.workers()).placedBy(worker -> binder.bind(role(worker))));
    }

    private static ThreadRole role(int worker) {
        return worker == 0 ? ThreadRole.MEASURED : ThreadRole.WORKER;
    }

    /** Starts a pool. */
    static RunningPool start(PoolInput input, PoolFactory factory, ThreadBinder binder) {
        return new RunningPool(input, factory, binder);
    }

    /**
     * Runs the program once.
     *
     * @throws WrongAnswerException if its answer is not the one that is known
     */
    void pass() {
        long answer = program.run(pool);
        if (answer != expected) {
            throw new WrongAnswerException(
                    "the tasks answered %d, where %d is right".formatted(answer, expected));
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
