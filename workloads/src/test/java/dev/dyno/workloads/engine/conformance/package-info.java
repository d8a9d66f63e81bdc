/** Wrong engines, which the cases must catch. */
@NullMarked
package dev.dyno.workloads.engine.conformance;

import org.jspecify.annotations.NullMarked;
