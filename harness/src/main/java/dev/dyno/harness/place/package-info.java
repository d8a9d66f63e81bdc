/**
 * Where threads run: the topology of the machine, a plan of CPUs for roles, binding, and read-back
 * of what really happened. {@link dev.dyno.harness.place.LinuxThreads} is the only class that calls
 * native code.
 *
 * <p>Nothing here throws because a machine lacks something: the lack is a value with its reason.
 */
@NullMarked
package dev.dyno.harness.place;

import org.jspecify.annotations.NullMarked;
