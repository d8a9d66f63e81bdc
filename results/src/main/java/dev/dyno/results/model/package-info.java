/**
 * What a run stores, as plain records. In files their components are in snake case, with units in
 * the names: {@code latencyNanos} becomes {@code latency_nanos}. Raw samples are stored; statistics
 * are recomputed from them.
 */
@NullMarked
package dev.dyno.results.model;

import org.jspecify.annotations.NullMarked;
