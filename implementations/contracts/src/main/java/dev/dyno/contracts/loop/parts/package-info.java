/**
 * What a loop can be made of: a queue for commands, a channel for reports, and between them one
 * matcher. Whoever has the two has a {@link dev.dyno.contracts.loop.MatchingLoop} by {@link
 * dev.dyno.contracts.loop.parts.QueueLoop}; so loops which are compared differ in what carries
 * words from thread to thread, and in nothing else. A loop that is not made like this implements
 * the contract itself.
 */
@NullMarked
package dev.dyno.contracts.loop.parts;

import org.jspecify.annotations.NullMarked;
