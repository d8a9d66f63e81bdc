/**
 * Work stealing: deques of task descriptors, and pools of workers that take tasks from each other.
 *
 * <p>Two contracts. {@link dev.dyno.contracts.pool.WorkStealingDeque} is the queue of one worker,
 * compared alone; {@link dev.dyno.contracts.pool.TaskPool} runs {@link
 * dev.dyno.contracts.pool.TaskBody bodies} on workers. A task is a descriptor of 64 bits, whose
 * meaning only its body knows: an index, a range, a position on a board. What is larger lies in
 * arrays that the body has. So a task needs no object of its own.
 */
@NullMarked
package dev.dyno.contracts.pool;

import org.jspecify.annotations.NullMarked;
