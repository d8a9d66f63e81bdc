package dev.dyno.contenders.matching;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.CatalogueProvider;
import dev.dyno.contracts.matching.OrderBookFactory;
import java.util.List;

/** The catalogue of our order books, one line each, the reference first. */
public final class OrderBooks implements CatalogueProvider {
    /** Creates the provider; called by {@link java.util.ServiceLoader}. */
    public OrderBooks() {}

    @Override
    public List<Catalogue<?>> catalogues() {
        return List.of(
                Catalogue.of(OrderBookFactory.CONTRACT, OrderBookFactory.class)
                        .reference(TreeMapOrderBook.class, TreeMapOrderBook::create)
                        .candidate(LadderOrderBook.class, LadderOrderBook::create)
                        .candidate(OffHeapLadderOrderBook.class, OffHeapLadderOrderBook::create));
    }
}
