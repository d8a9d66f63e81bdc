/**
 * C++ of the machine's own compiler, as the bar that our work is measured against: {@code
 * std::vector} of its library, and cosine kernels in AVX-512 intrinsics. The sources are in {@code
 * implementations/native}; they are built when they are first asked for, with the instructions that
 * the machine has. Where there is no compiler, or no such instruction, what needs it is shown as
 * unavailable.
 *
 * <p>The vectors' workloads run in loops that are compiled with the vector, so that a call from
 * Java is paid once per pass; the conformance cases call it element by element. A block of cosines
 * is one call, and so is each single cosine.
 */
@NullMarked
package dev.dyno.peers.natives;

import org.jspecify.annotations.NullMarked;
