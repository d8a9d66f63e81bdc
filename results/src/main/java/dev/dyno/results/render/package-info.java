/** Summaries as text for terminals. */
@NullMarked
package dev.dyno.results.render;

import org.jspecify.annotations.NullMarked;
