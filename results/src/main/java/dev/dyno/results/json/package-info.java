/** How records become JSON text and back: one mapper, and one strict way to read. */
@NullMarked
package dev.dyno.results.json;

import org.jspecify.annotations.NullMarked;
