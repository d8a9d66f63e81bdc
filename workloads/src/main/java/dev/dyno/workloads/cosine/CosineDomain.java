package dev.dyno.workloads.cosine;

import dev.dyno.contracts.Entry;
import dev.dyno.contracts.cosine.CosineCapability;
import dev.dyno.contracts.cosine.CosineKernelFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Domain;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.cosine.conformance.CosineCases;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Dot products and cosines of vectors of floats. */
public final class CosineDomain implements Domain<CosineKernelFactory> {
    /** Creates the domain; it has no state. */
    public CosineDomain() {}

    @Override
    public String id() {
        return "cosine";
    }

    @Override
    public String summary() {
        return "Cosine kernels: queries against rows of floats, one pair, one query or a batch at"
                + " a time.";
    }

    @Override
    public String contract() {
        return CosineKernelFactory.CONTRACT;
    }

    @Override
    public Class<CosineKernelFactory> factoryType() {
        return CosineKernelFactory.class;
    }

    /** A run without targets is about the order book until it has the time for more. */
    @Override
    public Profile tier() {
        return Profile.STANDARD;
    }

    /** Asks the factory: this process need not have the modules that a kernel needs. */
    @Override
    public Set<String> capabilities(Entry<CosineKernelFactory> entry) {
        return ids(entry.factory().capabilities());
    }

    @Override
    public Set<String> allCapabilities() {
        return ids(EnumSet.allOf(CosineCapability.class));
    }

    @Override
    public List<ConformanceCase<CosineKernelFactory>> conformanceCases(Profile profile, long seed) {
        return CosineCases.all(profile, seed);
    }

    @Override
    public List<Workload> workloads() {
        return CosineWorkloads.all();
    }

    @Override
    public List<String> quickImplementations() {
        return List.of("kahan-double", "simd-4-aligned", "tile-4x4", "lucene", "jvector-panama");
    }

    private static Set<String> ids(Collection<CosineCapability> capabilities) {
        Set<String> ids = new LinkedHashSet<>();
        for (CosineCapability capability : capabilities) {
            ids.add(capability.id());
        }
        return ids;
    }
}
