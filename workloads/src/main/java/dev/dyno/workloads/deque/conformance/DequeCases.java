package dev.dyno.workloads.deque.conformance;

import dev.dyno.contracts.pool.DequeCapability;
import dev.dyno.contracts.pool.DequeFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The conformance cases of work-stealing deques. */
public final class DequeCases {
    /** Long enough for any deque on a busy machine; one that takes longer will never be done. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<ConformanceCase<DequeFactory>> cases = new ArrayList<>();
    private final long seed;
    private final Duration patience;

    private DequeCases(long seed, Duration patience) {
        this.seed = seed;
        this.patience = patience;
    }

    /**
     * Returns all cases in a fixed order.
     *
     * @param profile how long the seeded cases run
     * @param seed varies the seeded cases
     */
    public static List<ConformanceCase<DequeFactory>> all(Profile profile, long seed) {
        return all(profile, seed, PATIENCE);
    }

    /** Returns the cases with another patience, for deques of which it is known that they hang. */
    static List<ConformanceCase<DequeFactory>> all(Profile profile, long seed, Duration patience) {
        DequeCases cases = new DequeCases(seed, patience);
        OrderCases.addTo(cases);
        RoomCases.addTo(cases);
        HalfCases.addTo(cases);
        TheftCases.addTo(cases, profile);
        RandomOperations.addTo(cases, profile);
        return List.copyOf(cases.cases);
    }

    /** What a case does with the deques of one implementation. */
    @FunctionalInterface
    interface Script {
        void run(DequeDriver driver);
    }

    /** Adds a case. */
    void add(String name, String rule, Script script, DequeCapability... requires) {
        Set<String> ids = new LinkedHashSet<>();
        for (DequeCapability capability : requires) {
            ids.add(capability.id());
        }
        cases.add(
                new ConformanceCase<>(
                        name,
                        rule,
                        Set.copyOf(ids),
                        factory -> script.run(new DequeDriver(factory, seed, patience))));
    }
}
