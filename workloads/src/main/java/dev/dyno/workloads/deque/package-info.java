/**
 * The domain of work-stealing deques: what each must do, and what its owner and its thieves pay.
 * Start with {@link dev.dyno.workloads.deque.DequeDomain}.
 */
@NullMarked
package dev.dyno.workloads.deque;

import org.jspecify.annotations.NullMarked;
