/**
 * What every order book must do, as named cases.
 *
 * <p>Hard cases ({@link dev.dyno.workloads.matching.conformance.HardCases}) are short scripts that
 * state every report they expect.
 */
@NullMarked
package dev.dyno.workloads.matching.conformance;

import org.jspecify.annotations.NullMarked;
