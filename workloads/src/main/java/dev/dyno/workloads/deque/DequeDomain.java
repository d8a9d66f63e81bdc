package dev.dyno.workloads.deque;

import dev.dyno.contracts.Entry;
import dev.dyno.contracts.pool.DequeCapability;
import dev.dyno.contracts.pool.DequeFactory;
import dev.dyno.contracts.pool.DequeSpec;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Domain;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.deque.conformance.DequeCases;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Work-stealing deques, compared alone: the owner's price, and the thieves'. */
public final class DequeDomain implements Domain<DequeFactory> {
    /** Creates the domain; it has no state. */
    public DequeDomain() {}

    @Override
    public String id() {
        return "deque";
    }

    @Override
    public String family() {
        return "stealing";
    }

    @Override
    public String summary() {
        return "Work-stealing deques: what pushing and popping costs their owner, alone and with a"
                + " thief, and how fast a thief takes.";
    }

    @Override
    public String contract() {
        return DequeFactory.CONTRACT;
    }

    @Override
    public Class<DequeFactory> factoryType() {
        return DequeFactory.class;
    }

    /** A run without targets is about the order book until it has the time for more. */
    @Override
    public Profile tier() {
        return Profile.STANDARD;
    }

    @Override
    public Set<String> capabilities(Entry<DequeFactory> entry) {
        return ids(entry.factory().create(DequeSpec.fixed(DequeSpec.CAPACITY_MIN)).capabilities());
    }

    @Override
    public Set<String> allCapabilities() {
        return ids(EnumSet.allOf(DequeCapability.class));
    }

    @Override
    public List<ConformanceCase<DequeFactory>> conformanceCases(Profile profile, long seed) {
        return DequeCases.all(profile, seed);
    }

    @Override
    public List<Workload> workloads() {
        return DequeWorkload.ALL;
    }

    @Override
    public List<String> quickImplementations() {
        return List.of(
                "locked", "chase-lev", "chase-lev-unpadded", "chase-lev-membarrier", "block");
    }

    private static Set<String> ids(Collection<DequeCapability> capabilities) {
        Set<String> ids = new LinkedHashSet<>();
        for (DequeCapability capability : capabilities) {
            ids.add(capability.id());
        }
        return ids;
    }
}
