/**
 * The order books of exchange-core 0.5.3 (Apache-2.0), without its pipeline: no risk engine, no
 * journal, no disruptor.
 *
 * <p>How the contract maps to {@code IOrderBook}:
 *
 * <table>
 * <caption>Commands and operations</caption>
 * <tr><th>contract</th><th>exchange-core</th></tr>
 * <tr><td>limit, IOC</td><td>{@code newOrder} with GTC, IOC</td></tr>
 * <tr><td>market</td><td>IOC at the worst price</td></tr>
 * <tr><td>post-only</td><td>GTC, if the best price of the other side (its market data) does not
 * cross</td></tr>
 * <tr><td>fill or kill</td><td>not declared: the library rejects FOK; its FOK_BUDGET limits the
 * sum of money, not the price</td></tr>
 * <tr><td>cancel</td><td>{@code cancelOrder}</td></tr>
 * <tr><td>reduce</td><td>{@code reduceOrder}</td></tr>
 * <tr><td>replace that keeps priority</td><td>{@code reduceOrder}, or nothing if only the same
 * values are set</td></tr>
 * <tr><td>replace with the same or less open quantity</td><td>{@code reduceOrder} if less, then
 * {@code moveOrder}</td></tr>
 * <tr><td>replace with more, or with the requeue flag</td><td>{@code cancelOrder}, then {@code
 * newOrder}</td></tr>
 * <tr><td>duplicate id</td><td>{@code getOrderById} before {@code newOrder}, which would trade
 * first and notice then</td></tr>
 * </table>
 *
 * <p>The direct book keeps prices and ids in radix trees over unsigned bytes, so it takes neither
 * negative prices nor negative ids; the naive book takes all. Trade events are allocated by the
 * library, one per trade, cancel and reduce (its pooling is compiled out); that is its own cost.
 */
@NullMarked
package dev.dyno.peers.exchangecore;

import org.jspecify.annotations.NullMarked;
