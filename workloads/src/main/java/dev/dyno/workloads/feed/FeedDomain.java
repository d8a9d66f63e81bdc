package dev.dyno.workloads.feed;

import dev.dyno.contracts.Entry;
import dev.dyno.contracts.feed.MarketDataFeedFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Domain;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.feed.conformance.FeedCases;
import java.util.List;
import java.util.Set;

/** Market data feeds: what everybody is told about a book, made from its execution reports. */
public final class FeedDomain implements Domain<MarketDataFeedFactory> {
    /** Creates the domain; it has no state. */
    public FeedDomain() {}

    @Override
    public String id() {
        return "feed";
    }

    @Override
    public String summary() {
        return "Market data feeds: execution reports in; best prices, levels or orders out.";
    }

    @Override
    public String contract() {
        return MarketDataFeedFactory.CONTRACT;
    }

    @Override
    public Class<MarketDataFeedFactory> factoryType() {
        return MarketDataFeedFactory.class;
    }

    /** A run without targets is about the order book until it has the time for more. */
    @Override
    public Profile tier() {
        return Profile.STANDARD;
    }

    /** All of the contract has to be there, so that there is nothing to choose from. */
    @Override
    public Set<String> capabilities(Entry<MarketDataFeedFactory> entry) {
        return Set.of();
    }

    @Override
    public Set<String> allCapabilities() {
        return Set.of();
    }

    @Override
    public List<ConformanceCase<MarketDataFeedFactory>> conformanceCases(
            Profile profile, long seed) {
        return FeedCases.all(FeedInput::books, profile, seed);
    }

    @Override
    public List<Workload> workloads() {
        return FeedWorkload.ALL;
    }

    @Override
    public List<String> quickImplementations() {
        return List.of("tree-map", "array");
    }
}
