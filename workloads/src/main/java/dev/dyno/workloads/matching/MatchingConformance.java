package dev.dyno.workloads.matching;

import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.matching.conformance.HardCases;
import dev.dyno.workloads.matching.conformance.RandomCases;
import java.util.ArrayList;
import java.util.List;

/** The conformance cases of the order book: hard invariants, then seeded comparisons. */
public final class MatchingConformance {
    private MatchingConformance() {}

    /**
     * Returns all cases in a fixed order.
     *
     * @param profile how long the seeded cases run
     * @param seed varies the seeded cases
     */
    public static List<ConformanceCase<OrderBookFactory>> cases(Profile profile, long seed) {
        List<ConformanceCase<OrderBookFactory>> cases = new ArrayList<>(HardCases.all());
        cases.addAll(RandomCases.all(MatchingReference::factory, profile, seed));
        return List.copyOf(cases);
    }
}
