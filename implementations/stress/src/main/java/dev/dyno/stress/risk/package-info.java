/** Pre-trade risk: checks that meet each other, and the core. */
@NullMarked
package dev.dyno.stress.risk;

import org.jspecify.annotations.NullMarked;
