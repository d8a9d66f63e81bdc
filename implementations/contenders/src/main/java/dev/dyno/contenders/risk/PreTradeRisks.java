package dev.dyno.contenders.risk;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.CatalogueProvider;
import dev.dyno.contracts.risk.PreTradeRiskFactory;
import java.util.List;

/** The catalogue of our implementations of pre-trade risk, one line each, the reference first. */
public final class PreTradeRisks implements CatalogueProvider {
    /** Creates the provider; called by {@link java.util.ServiceLoader}. */
    public PreTradeRisks() {}

    @Override
    public List<Catalogue<?>> catalogues() {
        return List.of(
                Catalogue.of(PreTradeRiskFactory.CONTRACT, PreTradeRiskFactory.class)
                        .reference(OneLockRisk.class, OneLockRisk::new)
                        .candidate(AtomicRisk.class, AtomicRisk::new));
    }
}
