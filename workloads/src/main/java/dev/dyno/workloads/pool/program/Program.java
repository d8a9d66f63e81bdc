package dev.dyno.workloads.pool.program;

import dev.dyno.contracts.pool.TaskPool;

/**
 * Something to calculate by tasks. One pass at a time runs, by a thread that is none of the pool's.
 */
public interface Program {
    /**
     * Returns how many tasks a pass has: what is offered to other workers by a fork or a
     * submission, and in a graph each node.
     */
    long tasks();

    /** Returns the answer, calculated without a pool. */
    long answer();

    /** Runs one pass and returns its answer. */
    long run(TaskPool pool);
}
