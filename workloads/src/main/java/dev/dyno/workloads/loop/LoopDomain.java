package dev.dyno.workloads.loop;

import dev.dyno.contracts.Entry;
import dev.dyno.contracts.loop.LoopCapability;
import dev.dyno.contracts.loop.LoopSpec;
import dev.dyno.contracts.loop.MatchingLoopFactory;
import dev.dyno.contracts.loop.WaitStrategy;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Domain;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.loop.conformance.LoopCases;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The matching loop: from many producers through one matcher to its consumers. */
public final class LoopDomain implements Domain<MatchingLoopFactory> {
    private static final LoopSpec SMALLEST =
            new LoopSpec(1, 1, LoopSpec.CAPACITY_MIN, LoopSpec.CAPACITY_MIN, WaitStrategy.YIELD, 1);

    /** Creates the domain; it has no state. */
    public LoopDomain() {}

    @Override
    public String id() {
        return "loop";
    }

    @Override
    public String summary() {
        return "Matching loops: commands of many producers through one matcher, and its reports to"
                + " all consumers.";
    }

    @Override
    public String contract() {
        return MatchingLoopFactory.CONTRACT;
    }

    @Override
    public Class<MatchingLoopFactory> factoryType() {
        return MatchingLoopFactory.class;
    }

    /** A run without targets is about the order book until it has the time for more. */
    @Override
    public Profile tier() {
        return Profile.STANDARD;
    }

    @Override
    public Set<String> capabilities(Entry<MatchingLoopFactory> entry) {
        return ids(entry.factory().create(SMALLEST, (_, _, _) -> {}).capabilities());
    }

    @Override
    public Set<String> allCapabilities() {
        return ids(EnumSet.allOf(LoopCapability.class));
    }

    @Override
    public List<ConformanceCase<MatchingLoopFactory>> conformanceCases(Profile profile, long seed) {
        return LoopCases.all(profile, seed);
    }

    @Override
    public List<Workload> workloads() {
        return LoopWorkloads.all();
    }

    @Override
    public List<String> quickImplementations() {
        return List.of("locked", "unpadded-ring", "padded-ring", "jctools-mpsc", "disruptor");
    }

    private static Set<String> ids(Collection<LoopCapability> capabilities) {
        Set<String> ids = new LinkedHashSet<>();
        for (LoopCapability capability : capabilities) {
            ids.add(capability.id());
        }
        return ids;
    }
}
