/**
 * Timers: deadlines in, and the word that one has passed, unless it was cancelled before.
 *
 * <p>Start with {@link dev.dyno.contracts.timer.TimerQueue}. Time is an argument everywhere, so
 * that a queue serves a simulation, a test and a real clock alike.
 */
@NullMarked
package dev.dyno.contracts.timer;

import org.jspecify.annotations.NullMarked;
