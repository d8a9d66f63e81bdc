@NullMarked
package dev.dyno.results.history;

import org.jspecify.annotations.NullMarked;
