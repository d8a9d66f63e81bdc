package dev.dyno.workloads.loop.conformance;

import dev.dyno.contracts.loop.LoopCapability;
import dev.dyno.contracts.loop.MatchingLoopFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The conformance cases of the matching loop. */
public final class LoopCases {
    /** Long enough for any loop on a busy machine; one that takes longer will never be done. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<ConformanceCase<MatchingLoopFactory>> cases = new ArrayList<>();
    private final long seed;
    private final Duration patience;

    private LoopCases(long seed, Duration patience) {
        this.seed = seed;
        this.patience = patience;
    }

    /**
     * Returns all cases in a fixed order.
     *
     * @param profile how long the seeded case runs
     * @param seed varies the commands and the seeded case
     */
    public static List<ConformanceCase<MatchingLoopFactory>> all(Profile profile, long seed) {
        return all(profile, seed, PATIENCE);
    }

    /** Returns the cases with another patience, for loops of which it is known that they hang. */
    static List<ConformanceCase<MatchingLoopFactory>> all(
            Profile profile, long seed, Duration patience) {
        LoopCases cases = new LoopCases(seed, patience);
        DeliveryCases.addTo(cases);
        RoomCases.addTo(cases);
        EndCases.addTo(cases);
        BatchCases.addTo(cases);
        RandomTraffic.addTo(cases, profile, seed);
        return List.copyOf(cases.cases);
    }

    /** What a case does with the loops of one implementation. */
    @FunctionalInterface
    interface Script {
        void run(LoopDriver driver);
    }

    /** Adds a case. */
    void add(String name, String rule, Script script, LoopCapability... requires) {
        Set<String> ids = new LinkedHashSet<>();
        for (LoopCapability capability : requires) {
            ids.add(capability.id());
        }
        cases.add(
                new ConformanceCase<>(
                        name,
                        rule,
                        Set.copyOf(ids),
                        factory -> {
                            try (LoopDriver driver = new LoopDriver(factory, seed, patience)) {
                                script.run(driver);
                            }
                        }));
    }
}
