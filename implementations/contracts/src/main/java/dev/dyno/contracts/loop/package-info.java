/**
 * The matching loop: what moves commands from many producers through one matcher thread to its
 * handler, and the handler's reports on to many consumers.
 *
 * <p>Start with {@link dev.dyno.contracts.loop.MatchingLoop}. A command is {@value
 * dev.dyno.contracts.loop.MatchingLoop#COMMAND_WORDS} words and a report {@value
 * dev.dyno.contracts.loop.MatchingLoop#REPORT_WORDS}, which are as many as {@link
 * dev.dyno.contracts.matching.OrderCommand} and {@link dev.dyno.contracts.matching.ExecutionReport}
 * have; what they mean is between the handler and those around the loop. {@link
 * dev.dyno.contracts.loop.parts} makes a loop of a queue and a channel.
 */
@NullMarked
package dev.dyno.contracts.loop;

import org.jspecify.annotations.NullMarked;
