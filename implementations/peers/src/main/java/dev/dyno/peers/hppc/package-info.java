/**
 * High Performance Primitive Collections, hppc 0.13.0 (Apache-2.0): its {@code IntArrayList} as a
 * vector. It checks indices by assertions only.
 */
@NullMarked
package dev.dyno.peers.hppc;

import org.jspecify.annotations.NullMarked;
