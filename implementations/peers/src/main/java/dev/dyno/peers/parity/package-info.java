/**
 * The order book of Parity's matching engine, parity-match 0.7.0 (Apache-2.0).
 *
 * <p>It has two operations, {@code enter} and {@code cancel} (to a new size), and no queries. The
 * mapping:
 *
 * <table>
 * <caption>Commands and operations</caption>
 * <tr><th>contract</th><th>parity-match</th></tr>
 * <tr><td>limit</td><td>{@code enter}</td></tr>
 * <tr><td>IOC, market</td><td>{@code enter} (market: at the worst price), then {@code cancel} of
 * what came to rest; nothing can trade in between</td></tr>
 * <tr><td>fill or kill, post-only</td><td>not declared: both need to look before they enter, and
 * there is no query to look with</td></tr>
 * <tr><td>cancel, reduce, replace that keeps priority</td><td>{@code cancel}</td></tr>
 * <tr><td>any other replace</td><td>{@code cancel}, then {@code enter}</td></tr>
 * </table>
 *
 * <p>The book ignores ids that it has ever had resting, filled ones included, and its events carry
 * neither side nor open quantity of a cancelled order. So the adapter numbers orders itself and
 * keeps one record per resting order, as Parity's own trading system does around this book. The
 * book never forgets filled orders; its memory grows until {@code clear}, which is its own cost.
 *
 * <p>Best prices, depth and traversal read the book's private fields: they show what the book
 * holds, not what the adapter believes.
 */
@NullMarked
package dev.dyno.peers.parity;

import org.jspecify.annotations.NullMarked;
