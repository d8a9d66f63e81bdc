/**
 * {@code std::vector} of the machine's C++ library, as the bar that every other vector is measured
 * against. Its source is in {@code implementations/native}; the machine's C++ compiler builds it
 * when it is first asked for, with the instructions that the machine has. Where there is no
 * compiler the vector is shown as unavailable.
 *
 * <p>The workloads' loops are compiled with it, so that a call from Java is paid once per pass. The
 * conformance cases call it element by element.
 */
@NullMarked
package dev.dyno.peers.libstdcxx;

import org.jspecify.annotations.NullMarked;
