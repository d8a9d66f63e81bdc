package dev.dyno.workloads.pool.program;

import dev.dyno.contracts.pool.Fork;
import dev.dyno.contracts.pool.TaskBody;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.contracts.pool.TaskScope;

/**
 * A Fibonacci number by its definition: one fork for each sum, and nothing else to do, so that what
 * is measured is the fork and its join. Immutable.
 */
final class Fibonacci implements Program, TaskBody {
    private final int index;

    Fibonacci(int index) {
        this.index = index;
    }

    @Override
    public long run(long task, TaskScope scope) {
        if (task < 2) {
            return task;
        }
        Fork left = scope.fork(task - 1);
        long right = run(task - 2, scope);
        return right + (left.unfork() ? run(task - 1, scope) : left.result());
    }

    private static long number(int index) {
        long before = 1;
        long number = 0;
        for (int each = 0; each < index; each++) {
            long next = before + number;
            before = number;
            number = next;
        }
        return number;
    }

    @Override
    public long tasks() {
        return number(index + 1) - 1;
    }

    @Override
    public long answer() {
        return number(index);
    }

    @Override
    public long run(TaskPool pool) {
        return pool.invoke(this, index);
    }
}
