package dev.dyno.contenders.engine;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.CatalogueProvider;
import dev.dyno.contracts.engine.MatchingEngineFactory;
import dev.dyno.contracts.engine.ShardedEngineFactory;
import java.util.List;

/** The catalogues of our engines and of what shards them, one line each, the reference first. */
public final class Engines implements CatalogueProvider {
    /** Creates the provider; called by {@link java.util.ServiceLoader}. */
    public Engines() {}

    @Override
    public List<Catalogue<?>> catalogues() {
        return List.of(
                Catalogue.of(MatchingEngineFactory.CONTRACT, MatchingEngineFactory.class)
                        .reference(PausingEngine.class, PausingEngine::open)
                        .candidate(ReplayingEngine.class, ReplayingEngine::open),
                Catalogue.of(ShardedEngineFactory.CONTRACT, ShardedEngineFactory.class)
                        .reference(SettledShards.class, SettledShards::open)
                        .candidate(RoutedShards.class, RoutedShards::open));
    }
}
