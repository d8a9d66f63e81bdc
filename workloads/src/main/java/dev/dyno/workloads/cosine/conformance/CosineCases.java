package dev.dyno.workloads.cosine.conformance;

import dev.dyno.contracts.cosine.CosineCapability;
import dev.dyno.contracts.cosine.CosineKernelFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Profile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The conformance cases of dot products and cosines. */
public final class CosineCases {
    private final List<ConformanceCase<CosineKernelFactory>> cases = new ArrayList<>();
    private final long seed;

    private CosineCases(long seed) {
        this.seed = seed;
    }

    /**
     * Returns all cases in a fixed order.
     *
     * @param profile how long the seeded cases run
     * @param seed varies the vectors
     */
    public static List<ConformanceCase<CosineKernelFactory>> all(Profile profile, long seed) {
        CosineCases cases = new CosineCases(seed);
        BoundCases.addTo(cases, profile);
        BlockCases.addTo(cases);
        SpecialValueCases.addTo(cases);
        UseCases.addTo(cases);
        RandomBlocks.addTo(cases, profile);
        return List.copyOf(cases.cases);
    }

    /** What a case does with the kernels of one implementation. */
    @FunctionalInterface
    interface Script {
        void run(KernelDriver driver);
    }

    /** Adds a case. */
    void add(String name, String rule, Script script, CosineCapability... requires) {
        Set<String> ids = new LinkedHashSet<>();
        for (CosineCapability capability : requires) {
            ids.add(capability.id());
        }
        cases.add(
                new ConformanceCase<>(
                        name,
                        rule,
                        Set.copyOf(ids),
                        factory -> {
                            try (KernelDriver driver = new KernelDriver(factory, name, seed)) {
                                script.run(driver);
                            }
                        }));
    }
}
