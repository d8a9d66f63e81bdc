/**
 * The append-only journal of an engine: a command is acknowledged only when its record is durable,
 * and the engine's state is rebuilt from the records after a crash.
 *
 * <p>Start with {@link dev.dyno.contracts.journal.Journal}. A record is one {@link
 * dev.dyno.contracts.matching.OrderCommand}: {@value
 * dev.dyno.contracts.journal.Journal#RECORD_WORDS} words. Records have no key but their index,
 * which counts up from 0 without a gap.
 */
@NullMarked
package dev.dyno.contracts.journal;

import org.jspecify.annotations.NullMarked;
