/**
 * What every work-stealing deque must do, as named cases. Start with {@link
 * dev.dyno.workloads.deque.conformance.DequeCases}.
 */
@NullMarked
package dev.dyno.workloads.deque.conformance;

import org.jspecify.annotations.NullMarked;
