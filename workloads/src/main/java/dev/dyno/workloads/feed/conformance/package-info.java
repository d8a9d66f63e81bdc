/**
 * The conformance cases of market data feeds. Start with {@link
 * dev.dyno.workloads.feed.conformance.FeedCases}.
 */
@NullMarked
package dev.dyno.workloads.feed.conformance;

import org.jspecify.annotations.NullMarked;
