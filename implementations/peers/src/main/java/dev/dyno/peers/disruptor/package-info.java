/**
 * LMAX's Disruptor 4.0.0 (Apache-2.0) as a matching loop: a ring buffer with many producers for
 * commands, and one with a single producer for reports, which gates on a poller per consumer.
 *
 * <p>Events are made once and filled in place. Consumers pull by {@code EventPoller}, so that the
 * loop's threads wait as those of every other loop do; the Disruptor's own wait strategies, which
 * belong to its processors, are not used.
 *
 * <p>Closing: a producer looks whether the loop is closed after it has claimed a sequence, and then
 * publishes an event that the matcher passes over; the matcher ends at the last claim that it sees
 * after the closing.
 */
@NullMarked
package dev.dyno.peers.disruptor;

import org.jspecify.annotations.NullMarked;
