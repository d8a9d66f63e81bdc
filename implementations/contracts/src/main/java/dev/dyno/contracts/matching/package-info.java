/**
 * The order book of an exchange's matching loop: commands in, execution reports out.
 *
 * <p>Start with {@link dev.dyno.contracts.matching.OrderBook}. Commands and reports are fixed-size
 * records in {@code long[]} buffers, read and written through flyweights, so that nothing on the
 * path allocates: {@link dev.dyno.contracts.matching.OrderCommand} is 64 bytes (one cache line),
 * {@link dev.dyno.contracts.matching.ExecutionReport} is 40 bytes.
 *
 * <p>Ranges, enforced by every book: prices are signed ticks with {@code |priceTicks| <=}{@link
 * dev.dyno.contracts.matching.Prices#PRICE_TICKS_MAX}; quantities are {@code 1..}{@link
 * dev.dyno.contracts.matching.Prices#QUANTITY_MAX}; order ids are any 64-bit value, zero and
 * negative ones included; at most {@link dev.dyno.contracts.matching.OrderBookSpec#ordersMax()}
 * orders rest at once.
 */
@NullMarked
package dev.dyno.contracts.matching;

import org.jspecify.annotations.NullMarked;
