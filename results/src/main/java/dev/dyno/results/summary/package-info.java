/** From raw samples to the rows that tables and reports show; computed anew at every reading. */
@NullMarked
package dev.dyno.results.summary;

import org.jspecify.annotations.NullMarked;
