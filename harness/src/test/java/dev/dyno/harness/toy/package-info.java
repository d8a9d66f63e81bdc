/** A small domain with well-behaved and misbehaving implementations, for tests of the harness. */
@NullMarked
package dev.dyno.harness.toy;

import org.jspecify.annotations.NullMarked;
