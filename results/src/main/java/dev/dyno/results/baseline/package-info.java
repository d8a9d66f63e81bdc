/** A run beside a committed baseline. */
@NullMarked
package dev.dyno.results.baseline;

import org.jspecify.annotations.NullMarked;
