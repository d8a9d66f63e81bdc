/**
 * Our implementations of pre-trade risk. Start with {@link dev.dyno.contenders.risk.PreTradeRisks},
 * the catalogue.
 */
@NullMarked
package dev.dyno.contenders.risk;

import org.jspecify.annotations.NullMarked;
