/**
 * The matching engine: order books behind a journal. A command is acknowledged when its record is
 * durable, and the books are rebuilt from a snapshot and the records behind it.
 *
 * <p>Start with {@link dev.dyno.contracts.engine.MatchingEngine}. An engine is made of parts that
 * it knows by their contracts only: {@link dev.dyno.contracts.matching.OrderBookFactory}, {@link
 * dev.dyno.contracts.journal.JournalFactory} and, for state beside the books, {@link
 * dev.dyno.contracts.engine.EngineLedger}.
 */
@NullMarked
package dev.dyno.contracts.engine;

import org.jspecify.annotations.NullMarked;
