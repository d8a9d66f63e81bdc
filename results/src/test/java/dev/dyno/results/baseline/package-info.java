@NullMarked
package dev.dyno.results.baseline;

import org.jspecify.annotations.NullMarked;
