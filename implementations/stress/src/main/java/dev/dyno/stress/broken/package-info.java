/** A ring that is wrong on purpose: a run over this package must fail. */
@NullMarked
package dev.dyno.stress.broken;

import org.jspecify.annotations.NullMarked;
