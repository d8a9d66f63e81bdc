/**
 * Results over many runs: what was the same measurement becomes a series, and a series is searched
 * for the places where its level changed.
 */
@NullMarked
package dev.dyno.results.history;

import org.jspecify.annotations.NullMarked;
