package dev.dyno.workloads.risk;

import dev.dyno.contracts.Entry;
import dev.dyno.contracts.risk.PreTradeRiskFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Domain;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.risk.conformance.RiskCases;
import java.util.List;
import java.util.Set;

/** Pre-trade risk: orders covered by what their account has, before they are sequenced. */
public final class RiskDomain implements Domain<PreTradeRiskFactory> {
    private static final List<Workload> WORKLOADS =
            List.of(
                    new RiskBurstWorkload(64, Profile.QUICK),
                    new RiskBurstWorkload(65_536, Profile.STANDARD));

    /** Creates the domain; it has no state. */
    public RiskDomain() {}

    @Override
    public String id() {
        return "risk";
    }

    @Override
    public String summary() {
        return "Pre-trade risk: what an order needs is held before it is sequenced, and settled.";
    }

    @Override
    public String contract() {
        return PreTradeRiskFactory.CONTRACT;
    }

    @Override
    public Class<PreTradeRiskFactory> factoryType() {
        return PreTradeRiskFactory.class;
    }

    @Override
    public Profile tier() {
        return Profile.STANDARD;
    }

    @Override
    public Set<String> capabilities(Entry<PreTradeRiskFactory> entry) {
        return Set.of();
    }

    @Override
    public Set<String> allCapabilities() {
        return Set.of();
    }

    @Override
    public List<ConformanceCase<PreTradeRiskFactory>> conformanceCases(Profile profile, long seed) {
        return RiskCases.all(profile, seed);
    }

    @Override
    public List<Workload> workloads() {
        return WORKLOADS;
    }

    @Override
    public List<String> quickImplementations() {
        return List.of("one-lock", "atomic-rows");
    }
}
