/** Tests of what a calibration says. */
@NullMarked
package dev.dyno.results.calibration;

import org.jspecify.annotations.NullMarked;
