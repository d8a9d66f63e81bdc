/**
 * Our matching loops: three made of the JDK's queues, which put each command into an object, and a
 * ring, once with its fields on lines of their own and once, on purpose, without. Start with {@link
 * dev.dyno.contenders.loop.MatchingLoops}.
 */
@NullMarked
package dev.dyno.contenders.loop;

import org.jspecify.annotations.NullMarked;
