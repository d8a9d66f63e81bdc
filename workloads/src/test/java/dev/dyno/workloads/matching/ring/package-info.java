/** Tests of the rings, the drainer and the digest; the stress module has their races. */
@NullMarked
package dev.dyno.workloads.matching.ring;

import org.jspecify.annotations.NullMarked;
