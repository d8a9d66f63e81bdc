/** Finds the commit that moved a benchmark, by duets of commits between a good and a bad one. */
@NullMarked
package dev.dyno.harness.bisect;

import org.jspecify.annotations.NullMarked;
