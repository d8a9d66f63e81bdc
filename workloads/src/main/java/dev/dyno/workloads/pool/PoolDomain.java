package dev.dyno.workloads.pool;

import dev.dyno.contracts.Entry;
import dev.dyno.contracts.pool.PoolCapability;
import dev.dyno.contracts.pool.PoolFactory;
import dev.dyno.contracts.pool.PoolSpec;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Domain;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.pool.conformance.PoolCases;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Task pools: what a task costs, and how well workers share what there is to do. */
public final class PoolDomain implements Domain<PoolFactory> {
    /** Creates the domain; it has no state. */
    public PoolDomain() {}

    @Override
    public String id() {
        return "pool";
    }

    @Override
    public String family() {
        return "stealing";
    }

    @Override
    public String summary() {
        return "Task pools: what a fork, a join, a submission and a wake-up cost, and how well"
                + " workers share what there is to do.";
    }

    @Override
    public String contract() {
        return PoolFactory.CONTRACT;
    }

    @Override
    public Class<PoolFactory> factoryType() {
        return PoolFactory.class;
    }

    /** A run without targets is about the order book until it has the time for more. */
    @Override
    public Profile tier() {
        return Profile.STANDARD;
    }

    @Override
    public Set<String> capabilities(Entry<PoolFactory> entry) {
        try (TaskPool pool = entry.factory().start(PoolSpec.of(1))) {
            return ids(pool.capabilities());
        }
    }

    @Override
    public Set<String> allCapabilities() {
        return ids(EnumSet.allOf(PoolCapability.class));
    }

    @Override
    public List<ConformanceCase<PoolFactory>> conformanceCases(Profile profile, long seed) {
        return PoolCases.all(profile, seed);
    }

    @Override
    public List<Workload> workloads() {
        return PoolWorkload.ALL;
    }

    @Override
    public List<String> quickImplementations() {
        return List.of(
                "locked-pool",
                "lazy-pool",
                "chase-lev-pool",
                "chase-lev-unpadded-pool",
                "fork-join");
    }

    private static Set<String> ids(Collection<PoolCapability> capabilities) {
        Set<String> ids = new LinkedHashSet<>();
        for (PoolCapability capability : capabilities) {
            ids.add(capability.id());
        }
        return ids;
    }
}
