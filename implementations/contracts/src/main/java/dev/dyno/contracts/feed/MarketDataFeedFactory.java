package dev.dyno.contracts.feed;

/** Makes feeds of one implementation. */
@FunctionalInterface
public interface MarketDataFeedFactory {
    /** The id of the contract in catalogues, results and on the command line. */
    String CONTRACT = "market-data-feed";

    /** Returns a feed of an empty book. All memory it will need is allocated here. */
    MarketDataFeed create(FeedSpec spec, UpdateSink updates);
}
