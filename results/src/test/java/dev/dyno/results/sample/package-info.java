/** Synthetic runs with known truth, for the tests of this module and of the reports. */
@NullMarked
package dev.dyno.results.sample;

import org.jspecify.annotations.NullMarked;
