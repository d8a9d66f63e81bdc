/** Runs the jcstress tests of this module for a short time. */
@NullMarked
package dev.dyno.stress;

import org.jspecify.annotations.NullMarked;
