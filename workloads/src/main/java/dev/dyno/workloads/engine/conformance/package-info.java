/**
 * What every engine must do. Start with {@link dev.dyno.workloads.engine.conformance.EngineCases}.
 */
@NullMarked
package dev.dyno.workloads.engine.conformance;

import org.jspecify.annotations.NullMarked;
