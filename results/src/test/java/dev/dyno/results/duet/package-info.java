/** From stored fork groups to what the gate says. */
@NullMarked
package dev.dyno.results.duet;

import org.jspecify.annotations.NullMarked;
