/** Builds of commits, in small repositories of the tests' own. */
@NullMarked
package dev.dyno.harness.compare;

import org.jspecify.annotations.NullMarked;
