/** Turns taken by threads of one process, each with a mapping of its own. */
@NullMarked
package dev.dyno.duet;

import org.jspecify.annotations.NullMarked;
