@NullMarked
package dev.dyno.results.stats;

import org.jspecify.annotations.NullMarked;
