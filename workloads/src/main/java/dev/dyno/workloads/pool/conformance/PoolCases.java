package dev.dyno.workloads.pool.conformance;

import dev.dyno.contracts.pool.PoolCapability;
import dev.dyno.contracts.pool.PoolFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The conformance cases of task pools. */
public final class PoolCases {
    /** Long enough for any pool on a busy machine; one that takes longer will never be done. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<ConformanceCase<PoolFactory>> cases = new ArrayList<>();
    private final long seed;
    private final Duration patience;

    private PoolCases(long seed, Duration patience) {
        this.seed = seed;
        this.patience = patience;
    }

    /**
     * Returns all cases in a fixed order.
     *
     * @param profile how long the seeded cases run
     * @param seed varies the seeded cases
     */
    public static List<ConformanceCase<PoolFactory>> all(Profile profile, long seed) {
        return all(profile, seed, PATIENCE);
    }

    /** Returns the cases with another patience, for pools of which it is known that they hang. */
    static List<ConformanceCase<PoolFactory>> all(Profile profile, long seed, Duration patience) {
        PoolCases cases = new PoolCases(seed, patience);
        ResultCases.addTo(cases, profile);
        FailureCases.addTo(cases);
        CancelCases.addTo(cases);
        SubmissionCases.addTo(cases);
        EndCases.addTo(cases);
        PromiseCases.addTo(cases);
        return List.copyOf(cases.cases);
    }

    /** What a case does with the pools of one implementation. */
    @FunctionalInterface
    interface Script {
        void run(PoolDriver driver);
    }

    /** Adds a case. */
    void add(String name, String rule, Script script, PoolCapability... requires) {
        Set<String> ids = new LinkedHashSet<>();
        for (PoolCapability capability : requires) {
            ids.add(capability.id());
        }
        cases.add(
                new ConformanceCase<>(
                        name,
                        rule,
                        Set.copyOf(ids),
                        factory -> {
                            try (PoolDriver driver = new PoolDriver(factory, seed, patience)) {
                                script.run(driver);
                            }
                        }));
    }
}
