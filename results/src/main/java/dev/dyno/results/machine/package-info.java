/** Which machines may be compared with each other. */
@NullMarked
package dev.dyno.results.machine;

import org.jspecify.annotations.NullMarked;
