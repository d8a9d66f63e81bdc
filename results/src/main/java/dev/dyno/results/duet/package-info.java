/**
 * From the fork groups of a duet to what the gate says of two builds: which cost is compared, in
 * which comparison a fork group counts, and what is left to measure. Everything is replayed from
 * the stored groups; nothing is stored as truth.
 */
@NullMarked
package dev.dyno.results.duet;

import org.jspecify.annotations.NullMarked;
