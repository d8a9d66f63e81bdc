/**
 * The vocabulary shared by all contracts: how an implementation describes itself, how catalogues
 * list implementations, and how the harness learns that one cannot run here.
 *
 * <p>Nothing in this module depends on anything but the JDK. Implementations depend on it;
 * workloads and the harness depend on it; it depends on none of them.
 *
 * <p>Words for memory order, used in the documentation of every shared access: <em>plain</em> (no
 * ordering), <em>opaque</em> (coherent, no ordering with other locations), <em>acquire</em> and
 * <em>release</em> (as in {@link java.lang.invoke.VarHandle}), <em>volatile</em> (sequentially
 * consistent among volatile accesses).
 *
 * <p>Units stand last in every name: {@code priceTicks}, {@code durationNanos}. An index, a count
 * and a size are different things and are named so.
 */
@NullMarked
package dev.dyno.contracts;

import org.jspecify.annotations.NullMarked;
