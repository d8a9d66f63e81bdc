package dev.dyno.contenders.gateway;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.CatalogueProvider;
import dev.dyno.contracts.gateway.GatewayFactory;
import java.util.List;

/** The catalogue of our gateways, one line each, the reference first. */
public final class Gateways implements CatalogueProvider {
    /** Creates the provider; called by {@link java.util.ServiceLoader}. */
    public Gateways() {}

    @Override
    public List<Catalogue<?>> catalogues() {
        return List.of(
                Catalogue.of(GatewayFactory.CONTRACT, GatewayFactory.class)
                        .reference(BlockingGateway.class, BlockingGateway::open));
    }
}
