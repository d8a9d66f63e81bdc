package dev.dyno.workloads.gateway;

import dev.dyno.contracts.Entry;
import dev.dyno.contracts.gateway.GatewayFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Domain;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.gateway.conformance.GatewayCases;
import java.util.List;
import java.util.Set;

/**
 * Gateways: commands in and answers out over TCP, on this machine. The latency from client to
 * client is broken down by workloads that differ by one stage behind the gateway: what a stage adds
 * is the difference between two rows.
 */
public final class GatewayDomain implements Domain<GatewayFactory> {
    private static final List<Workload> WORKLOADS =
            List.of(
                    new RoundTripWorkload(Stage.GATEWAY, 1, Profile.QUICK),
                    new RoundTripWorkload(Stage.RISK, 1, Profile.QUICK),
                    new RoundTripWorkload(Stage.QUEUE, 1, Profile.QUICK),
                    new RoundTripWorkload(Stage.MATCH, 1, Profile.QUICK),
                    new RoundTripWorkload(Stage.JOURNAL, 1, Profile.QUICK),
                    new RoundTripWorkload(Stage.JOURNAL, 64, Profile.STANDARD));

    /** Creates the domain; it has no state. */
    public GatewayDomain() {}

    @Override
    public String id() {
        return "gateway";
    }

    @Override
    public String summary() {
        return "TCP gateways: frames checked, commands handed on, answers sent, by client.";
    }

    @Override
    public String contract() {
        return GatewayFactory.CONTRACT;
    }

    @Override
    public Class<GatewayFactory> factoryType() {
        return GatewayFactory.class;
    }

    @Override
    public Profile tier() {
        return Profile.STANDARD;
    }

    @Override
    public Set<String> capabilities(Entry<GatewayFactory> entry) {
        return Set.of();
    }

    @Override
    public Set<String> allCapabilities() {
        return Set.of();
    }

    @Override
    public List<ConformanceCase<GatewayFactory>> conformanceCases(Profile profile, long seed) {
        return GatewayCases.all(seed);
    }

    @Override
    public List<Workload> workloads() {
        return WORKLOADS;
    }

    @Override
    public List<String> quickImplementations() {
        return List.of("blocking");
    }
}
