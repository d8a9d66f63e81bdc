/** What the published schemas say, held against the model and against stored files. */
@NullMarked
package dev.dyno.results.schema;

import org.jspecify.annotations.NullMarked;
