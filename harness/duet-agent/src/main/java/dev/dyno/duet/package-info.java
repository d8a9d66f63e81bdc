/**
 * What takes turns inside a benchmark's JVM. This package joins the class path of JMH jars that
 * know nothing of it, so it uses the JDK from release 11 on and the JMH that the jar brings, and
 * nothing else.
 *
 * <p>{@link dev.dyno.duet.TurnProfiler} is what JMH is asked to run; {@link
 * dev.dyno.duet.ControlBlock} is the memory that the JVMs of a duet and their conductor share.
 */
@NullMarked
package dev.dyno.duet;

import org.jspecify.annotations.NullMarked;
