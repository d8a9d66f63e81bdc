/** Tests of long runs. */
@NullMarked
package dev.dyno.harness.endurance;

import org.jspecify.annotations.NullMarked;
