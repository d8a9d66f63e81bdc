/** The engine's workloads. */
@NullMarked
package dev.dyno.workloads.engine;

import org.jspecify.annotations.NullMarked;
