package dev.dyno.contracts.pool;

/**
 * What the tasks of a computation do. One body runs many tasks, on several workers at once, so that
 * what it writes must be its task's alone or be shared with care.
 *
 * <p>The form that every pool runs well keeps one part for itself, and calls itself directly for
 * what nobody has taken:
 *
 * <pre>{@code
 * public long run(long n, TaskScope scope) {
 *     if (n < 2) {
 *         return n;
 *     }
 *     Fork left = scope.fork(n - 1);
 *     long right = run(n - 2, scope);
 *     return right + (left.unfork() ? run(n - 1, scope) : left.result());
 * }
 * }</pre>
 */
@FunctionalInterface
public interface TaskBody {
    /**
     * Runs one task.
     *
     * @param task the descriptor that it was forked or submitted with
     * @param scope the way to the pool, for this call and what it calls on its own thread
     * @return the task's result
     */
    long run(long task, TaskScope scope);
}
