package dev.dyno.workloads.vector;

import dev.dyno.contracts.Entry;
import dev.dyno.contracts.vector.IntVectorFactory;
import dev.dyno.contracts.vector.VectorCapability;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Domain;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.vector.conformance.VectorCases;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Contiguous sequences of ints that grow. */
public final class VectorDomain implements Domain<IntVectorFactory> {
    /** Creates the domain; it has no state. */
    public VectorDomain() {}

    @Override
    public String id() {
        return "vector";
    }

    @Override
    public String summary() {
        return "Vectors of ints: appended to, gone over, read at random, inserted into.";
    }

    @Override
    public String contract() {
        return IntVectorFactory.CONTRACT;
    }

    @Override
    public Class<IntVectorFactory> factoryType() {
        return IntVectorFactory.class;
    }

    /** A run without targets is about the order book until it has the time for more. */
    @Override
    public Profile tier() {
        return Profile.STANDARD;
    }

    @Override
    public Set<String> capabilities(Entry<IntVectorFactory> entry) {
        return ids(entry.factory().capabilities());
    }

    @Override
    public Set<String> allCapabilities() {
        return ids(EnumSet.allOf(VectorCapability.class));
    }

    @Override
    public List<ConformanceCase<IntVectorFactory>> conformanceCases(Profile profile, long seed) {
        return VectorCases.all(profile, seed);
    }

    @Override
    public List<Workload> workloads() {
        return VectorWorkloads.all();
    }

    @Override
    public List<String> quickImplementations() {
        return List.of(
                "array-loop",
                "array-by-half",
                "array-doubled",
                "realloc",
                "reserve-commit",
                "std-vector",
                "hppc");
    }

    /** Returns the ids of capabilities. */
    public static Set<String> ids(Collection<VectorCapability> capabilities) {
        Set<String> ids = new LinkedHashSet<>();
        for (VectorCapability capability : capabilities) {
            ids.add(capability.id());
        }
        return ids;
    }
}
