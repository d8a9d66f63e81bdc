/** Statistics on plain numbers: pure functions without state. */
@NullMarked
package dev.dyno.results.stats;

import org.jspecify.annotations.NullMarked;
