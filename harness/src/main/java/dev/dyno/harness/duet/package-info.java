/**
 * Two builds, turn by turn: JVMs of base, candidate and controls that measure short slices one
 * after the other on the same CPU, so that what disturbs one disturbs all.
 *
 * <p>{@link dev.dyno.harness.duet.Conductor} runs one fork group; inside each JVM the agent of
 * {@code dev.dyno.duet} waits for its turn.
 */
@NullMarked
package dev.dyno.harness.duet;

import org.jspecify.annotations.NullMarked;
