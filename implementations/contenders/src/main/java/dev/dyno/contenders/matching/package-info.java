/**
 * Our order books. Start with {@link dev.dyno.contenders.matching.OrderBooks}, the catalogue, then
 * read {@code TreeMapOrderBook}: it is the reference and states every rule in its plainest form.
 */
@NullMarked
package dev.dyno.contenders.matching;

import org.jspecify.annotations.NullMarked;
