@NullMarked
package dev.dyno.results.gate;

import org.jspecify.annotations.NullMarked;
