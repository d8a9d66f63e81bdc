package dev.dyno.workloads.engine.shards;

import dev.dyno.contracts.Entry;
import dev.dyno.contracts.engine.ShardedEngineFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Domain;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.engine.shards.conformance.ShardCases;
import java.util.List;
import java.util.Set;

/**
 * Engines side by side, which divide the instruments among them. The same commands go to one, two
 * and four shards, so that their times say what a further shard brings on this machine; what it
 * would bring on one with a core for each is a matter of calculation, and not measured here.
 */
public final class ShardsDomain implements Domain<ShardedEngineFactory> {
    private static final List<Workload> WORKLOADS =
            List.of(
                    new ShardsWorkload(1, false, Profile.QUICK),
                    new ShardsWorkload(2, false, Profile.QUICK),
                    new ShardsWorkload(4, false, Profile.STANDARD),
                    new ShardsWorkload(2, true, Profile.STANDARD));

    /** Creates the domain; it has no state. */
    public ShardsDomain() {}

    @Override
    public String id() {
        return "shards";
    }

    @Override
    public String summary() {
        return "Sharded engines: each instrument in one of them, and moved while orders flow.";
    }

    @Override
    public String contract() {
        return ShardedEngineFactory.CONTRACT;
    }

    @Override
    public Class<ShardedEngineFactory> factoryType() {
        return ShardedEngineFactory.class;
    }

    @Override
    public Profile tier() {
        return Profile.STANDARD;
    }

    @Override
    public Set<String> capabilities(Entry<ShardedEngineFactory> entry) {
        return Set.of();
    }

    @Override
    public Set<String> allCapabilities() {
        return Set.of();
    }

    @Override
    public List<ConformanceCase<ShardedEngineFactory>> conformanceCases(
            Profile profile, long seed) {
        return ShardCases.all(seed);
    }

    @Override
    public List<Workload> workloads() {
        return WORKLOADS;
    }

    @Override
    public List<String> quickImplementations() {
        return List.of("settled", "routed");
    }
}
