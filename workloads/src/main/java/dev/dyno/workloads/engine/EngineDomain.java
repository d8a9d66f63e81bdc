package dev.dyno.workloads.engine;

import dev.dyno.contracts.Entry;
import dev.dyno.contracts.engine.MatchingEngineFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Domain;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.engine.conformance.EngineCases;
import java.util.List;
import java.util.Set;

/**
 * The matching engine: books behind a journal. What is compared are engines; each workload names
 * the journal that they use. Files lie where those of the journal's own workloads do.
 */
public final class EngineDomain implements Domain<MatchingEngineFactory> {
    /** Creates the domain; it has no state. */
    public EngineDomain() {}

    @Override
    public String id() {
        return "engine";
    }

    @Override
    public String summary() {
        return "Matching engines: commands in, acknowledged when they are durable, with snapshots.";
    }

    @Override
    public String contract() {
        return MatchingEngineFactory.CONTRACT;
    }

    @Override
    public Class<MatchingEngineFactory> factoryType() {
        return MatchingEngineFactory.class;
    }

    @Override
    public Profile tier() {
        return Profile.STANDARD;
    }

    @Override
    public Set<String> capabilities(Entry<MatchingEngineFactory> entry) {
        return Set.of();
    }

    @Override
    public Set<String> allCapabilities() {
        return Set.of();
    }

    @Override
    public List<ConformanceCase<MatchingEngineFactory>> conformanceCases(
            Profile profile, long seed) {
        return EngineCases.all(seed);
    }

    @Override
    public List<Workload> workloads() {
        return EngineWorkloads.all();
    }

    @Override
    public List<String> quickImplementations() {
        return List.of("pausing", "replaying");
    }
}
