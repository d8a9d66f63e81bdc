/**
 * Pre-trade risk: what an account may still do is held before a command is sequenced, and released
 * when its order trades or ends.
 *
 * <p>Start with {@link dev.dyno.contracts.risk.PreTradeRisk}. It is a ledger of the engine, so that
 * accounts are snapshotted and recovered with the books.
 */
@NullMarked
package dev.dyno.contracts.risk;

import org.jspecify.annotations.NullMarked;
