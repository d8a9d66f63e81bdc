/**
 * Kernels that the gate is calibrated on: one for each way in which a benchmark can be noisy. They
 * measure the gate, and nothing of this repository.
 */
@NullMarked
package dev.dyno.workloads.calibration;

import org.jspecify.annotations.NullMarked;
