package dev.dyno.workloads.vector.conformance;

import dev.dyno.contracts.vector.IntVectorFactory;
import dev.dyno.contracts.vector.VectorCapability;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Profile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The conformance cases of vectors. */
public final class VectorCases {
    private final List<ConformanceCase<IntVectorFactory>> cases = new ArrayList<>();

    private VectorCases() {}

    /**
     * Returns all cases in a fixed order.
     *
     * @param profile how long the seeded case runs
     * @param seed varies the seeded case
     */
    public static List<ConformanceCase<IntVectorFactory>> all(Profile profile, long seed) {
        VectorCases cases = new VectorCases();
        ElementCases.addTo(cases);
        CapacityCases.addTo(cases);
        ExchangeCases.addTo(cases);
        ArgumentCases.addTo(cases);
        MemoryCases.addTo(cases);
        SafetyCases.addTo(cases);
        RandomVectors.addTo(cases, profile, seed);
        return List.copyOf(cases.cases);
    }

    /** What a case does with vectors. */
    @FunctionalInterface
    interface Script {
        void run(VectorDriver driver);
    }

    /** Adds a case. After each all memory must be back. */
    void add(String name, String rule, Script script, VectorCapability... requires) {
        Set<String> ids = new LinkedHashSet<>();
        for (VectorCapability capability : requires) {
            ids.add(capability.id());
        }
        cases.add(
                new ConformanceCase<>(
                        name,
                        rule,
                        Set.copyOf(ids),
                        factory -> {
                            VectorDriver driver = new VectorDriver(factory);
                            script.run(driver);
                            driver.finish();
                        }));
    }
}
