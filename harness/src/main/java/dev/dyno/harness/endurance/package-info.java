/**
 * Long runs in a fixed heap that is never collected. Start with {@link
 * dev.dyno.harness.endurance.EnduranceRun}.
 */
@NullMarked
package dev.dyno.harness.endurance;

import org.jspecify.annotations.NullMarked;
