/**
 * Vectors: what they must do, and how fast they append, iterate, read at random and insert. Start
 * with {@link dev.dyno.workloads.vector.VectorDomain}.
 */
@NullMarked
package dev.dyno.workloads.vector;

import org.jspecify.annotations.NullMarked;
