/**
 * JCTools' queues, jctools-core 4.0.5 (Apache-2.0), as a matching loop: {@code MpscArrayQueue} for
 * commands, a {@code SpscArrayQueue} per consumer for reports.
 *
 * <p>The queues carry references, so that words need a carrier. Carriers are reused in turn: a
 * queue with room for {@code n} has at most {@code n} of them under way, and one more is being
 * read, so that the carrier from {@code 2n} messages ago is free. Thus nothing is allocated.
 *
 * <p>Closing: a command is put in by {@code fill}, which claims its slot before it asks for the
 * carrier. Whoever finds the queue closed then hands over an empty carrier, which the matcher
 * passes over; the matcher ends at the last claim that it sees after the closing.
 */
@NullMarked
package dev.dyno.peers.jctools;

import org.jspecify.annotations.NullMarked;
