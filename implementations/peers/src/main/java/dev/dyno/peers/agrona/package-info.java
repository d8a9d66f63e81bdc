/**
 * Agrona's ring buffers, agrona 1.23.1 (Apache-2.0), as a matching loop: {@code
 * ManyToOneRingBuffer} for commands, a {@code OneToOneRingBuffer} per consumer for reports. The 1.x
 * line is the last that needs no JDK internals opened to it.
 *
 * <p>A ring buffer holds records of bytes off the heap: words are copied in, and copied out again
 * for the handler or the visitor. Its size is a power of two in bytes, so that it has room for
 * somewhat more records than it was asked for.
 *
 * <p>Closing: a producer looks whether the loop is closed after it has claimed a record, and aborts
 * it then; the matcher ends at the last claim that it sees after the closing.
 *
 * <p>And its {@code IntArrayList} as a vector. It has no range removal; that is made of its own
 * operations.
 */
@NullMarked
package dev.dyno.peers.agrona;

import org.jspecify.annotations.NullMarked;
