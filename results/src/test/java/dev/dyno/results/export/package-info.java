@NullMarked
package dev.dyno.results.export;

import org.jspecify.annotations.NullMarked;
