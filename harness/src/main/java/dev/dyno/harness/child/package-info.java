/**
 * JVMs that this program starts: the parent's side, which ends them in time and keeps what they
 * print within bounds, and the child's side, which ends when the parent is gone.
 */
@NullMarked
package dev.dyno.harness.child;

import org.jspecify.annotations.NullMarked;
