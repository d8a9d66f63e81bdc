@NullMarked
package dev.dyno.results.machine;

import org.jspecify.annotations.NullMarked;
