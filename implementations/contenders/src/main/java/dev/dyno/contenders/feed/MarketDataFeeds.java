package dev.dyno.contenders.feed;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.CatalogueProvider;
import dev.dyno.contracts.feed.MarketDataFeedFactory;
import java.util.List;

/** The catalogue of our feeds, one line each, the reference first. */
public final class MarketDataFeeds implements CatalogueProvider {
    /** Creates the provider; called by {@link java.util.ServiceLoader}. */
    public MarketDataFeeds() {}

    @Override
    public List<Catalogue<?>> catalogues() {
        return List.of(
                Catalogue.of(MarketDataFeedFactory.CONTRACT, MarketDataFeedFactory.class)
                        .reference(TreeMapMarketDataFeed.class, TreeMapMarketDataFeed::new)
                        .candidate(ArrayMarketDataFeed.class, ArrayMarketDataFeed::new));
    }
}
