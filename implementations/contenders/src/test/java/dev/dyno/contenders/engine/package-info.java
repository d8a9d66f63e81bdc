/** Engines that are cut off, damaged, filled up and killed, and what they recover. */
@NullMarked
package dev.dyno.contenders.engine;

import org.jspecify.annotations.NullMarked;
