@NullMarked
package dev.dyno.results.summary;

import org.jspecify.annotations.NullMarked;
