package dev.dyno.workloads.matching.conformance;

import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Profile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The seeded cases: random commands to a book and to the reference, whose reports and resting
 * orders must be equal. A book is only asked for what it declares, so that one that lacks a
 * capability still sees all of the rest.
 */
public final class RandomCases {
    private RandomCases() {}

    /**
     * Returns all seeded cases in a fixed order.
     *
     * @param reference finds the oracle when a case runs
     * @param profile how many rounds there are
     */
    public static List<ConformanceCase<OrderBookFactory>> all(
            Supplier<OrderBookFactory> reference, Profile profile, long seed) {
        List<ConformanceCase<OrderBookFactory>> cases = new ArrayList<>();
        for (RandomShape shape : RandomShapes.all()) {
            Set<String> requires = new LinkedHashSet<>();
            for (OrderBookCapability capability : shape.requires()) {
                requires.add(capability.id());
            }
            cases.add(
                    new ConformanceCase<>(
                            shape.name(),
                            shape.rule(),
                            requires,
                            new RandomCheck(shape, reference, rounds(profile), seed)));
        }
        return List.copyOf(cases);
    }

    private static int rounds(Profile profile) {
        return switch (profile) {
            case SMOKE -> 6;
            case QUICK -> 15;
            case STANDARD -> 60;
            case RIGOROUS -> 300;
        };
    }
}
