/**
 * Results: the model of a run, its append-only store, and the statistics that turn raw samples into
 * verdicts. Knows neither implementations nor workloads, and no HTML.
 */
@NullMarked
package dev.dyno.results;

import org.jspecify.annotations.NullMarked;
