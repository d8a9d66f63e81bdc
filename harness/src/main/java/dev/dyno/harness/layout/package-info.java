/**
 * Cache-line maps of the objects on an implementation's hot path, read from real JVMs by JOL: one
 * child JVM with compact object headers and one without, since padding differs between them.
 */
@NullMarked
package dev.dyno.harness.layout;

import org.jspecify.annotations.NullMarked;
