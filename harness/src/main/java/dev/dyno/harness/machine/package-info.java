/**
 * The machine passport: what a machine is, how quiet it is, and what would make it fitter for
 * measuring. Facts are read from files, figures are measured on verified pinned threads, and what
 * is not known stays unknown with its reason.
 */
@NullMarked
package dev.dyno.harness.machine;

import org.jspecify.annotations.NullMarked;
