/**
 * Market data: what an exchange tells everybody about a book, made from the execution reports that
 * it tells those concerned.
 *
 * <p>Start with {@link dev.dyno.contracts.feed.MarketDataFeed}, which turns the reports of one book
 * into numbered updates, then {@link dev.dyno.contracts.feed.FeedSubscriber}, which is the other
 * end: it joins late by a snapshot and notices what was lost. What the updates mean is written down
 * in {@code docs/matching/feeds.md}.
 */
@NullMarked
package dev.dyno.contracts.feed;

import org.jspecify.annotations.NullMarked;
