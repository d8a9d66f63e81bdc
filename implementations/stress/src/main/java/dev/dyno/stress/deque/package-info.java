/** The work-stealing deques: who gets the last task. */
@NullMarked
package dev.dyno.stress.deque;

import org.jspecify.annotations.NullMarked;
