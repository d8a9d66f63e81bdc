/**
 * Market data feeds: execution reports in, updates out. Start with {@link
 * dev.dyno.workloads.feed.FeedDomain}.
 */
@NullMarked
package dev.dyno.workloads.feed;

import org.jspecify.annotations.NullMarked;
