package dev.dyno.workloads.matching;

import dev.dyno.contracts.Entry;
import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Domain;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The matching loop of an exchange: order books with strict price-time priority. */
public final class MatchingDomain implements Domain<OrderBookFactory> {
    private static final int PROBE_ORDERS = 16;

    /** Creates the domain; it has no state. */
    public MatchingDomain() {}

    @Override
    public String id() {
        return "matching";
    }

    @Override
    public String summary() {
        return "Limit order books: commands in, execution reports out, in strict price-time"
                + " priority.";
    }

    @Override
    public String contract() {
        return OrderBookFactory.CONTRACT;
    }

    @Override
    public Class<OrderBookFactory> factoryType() {
        return OrderBookFactory.class;
    }

    @Override
    public Set<String> capabilities(Entry<OrderBookFactory> entry) {
        OrderBookSpec spec = OrderBookSpec.ofOrders(PROBE_ORDERS).withAllRules();
        return ids(entry.factory().create(spec).capabilities());
    }

    @Override
    public Set<String> allCapabilities() {
        return ids(EnumSet.allOf(OrderBookCapability.class));
    }

    @Override
    public List<ConformanceCase<OrderBookFactory>> conformanceCases(Profile profile, long seed) {
        return MatchingConformance.cases(profile, seed);
    }

    @Override
    public List<Workload> workloads() {
        return MatchingWorkloads.all();
    }

    @Override
    public List<String> quickImplementations() {
        return List.of("tree-map", "ladder", "exchange-core-direct");
    }

    private static Set<String> ids(Collection<OrderBookCapability> capabilities) {
        Set<String> ids = new LinkedHashSet<>();
        for (OrderBookCapability capability : capabilities) {
            ids.add(capability.id());
        }
        return ids;
    }
}
