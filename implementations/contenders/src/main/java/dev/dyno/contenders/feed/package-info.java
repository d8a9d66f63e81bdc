/**
 * Our market data feeds. Start with {@link dev.dyno.contenders.feed.MarketDataFeeds}, the
 * catalogue.
 */
@NullMarked
package dev.dyno.contenders.feed;

import org.jspecify.annotations.NullMarked;
