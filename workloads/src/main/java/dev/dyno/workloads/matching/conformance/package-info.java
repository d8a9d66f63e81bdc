/**
 * What every order book must do, as named cases.
 *
 * <p>Hard cases ({@link dev.dyno.workloads.matching.conformance.HardCases}) are short scripts that
 * state every report they expect. Seeded cases ({@link
 * dev.dyno.workloads.matching.conformance.RandomCases}) give random commands to a book and to the
 * reference and compare all that both say; a failure shows the few commands that it comes down to.
 */
@NullMarked
package dev.dyno.workloads.matching.conformance;

import org.jspecify.annotations.NullMarked;
