package dev.dyno.workloads.feed.conformance;

import dev.dyno.contracts.feed.FeedKind;
import dev.dyno.contracts.feed.MarketDataFeedFactory;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The conformance cases of market data feeds. */
public final class FeedCases {
    private final List<ConformanceCase<MarketDataFeedFactory>> cases = new ArrayList<>();
    private final Supplier<OrderBookFactory> books;

    private FeedCases(Supplier<OrderBookFactory> books) {
        this.books = books;
    }

    /**
     * Returns all cases in a fixed order.
     *
     * @param books finds the books whose reports the feeds are given
     * @param profile how long the seeded cases run
     * @param seed varies the seeded cases
     */
    public static List<ConformanceCase<MarketDataFeedFactory>> all(
            Supplier<OrderBookFactory> books, Profile profile, long seed) {
        FeedCases cases = new FeedCases(books);
        OrderUpdateCases.addTo(cases);
        PriceUpdateCases.addTo(cases);
        for (FeedKind kind : FeedKind.values()) {
            cases.cases.add(
                    new ConformanceCase<>(
                            "random-" + kind.id(),
                            "Whoever joins whenever by a snapshot has the book's "
                                    + kind.id()
                                    + " after every command.",
                            Set.of(),
                            factory ->
                                    new FeedCheck(factory, books.get(), kind, seed)
                                            .runs(rounds(profile))));
        }
        return List.copyOf(cases.cases);
    }

    private static int rounds(Profile profile) {
        return switch (profile) {
            case SMOKE -> 2;
            case QUICK -> 6;
            case STANDARD -> 20;
            case RIGOROUS -> 100;
        };
    }

    /** What a case does with a feed. */
    @FunctionalInterface
    interface Script {
        void run(FeedDriver feed);
    }

    /** Adds a case about feeds of one kind. */
    void add(FeedKind kind, String name, String rule, Script script) {
        cases.add(
                new ConformanceCase<>(
                        name,
                        rule,
                        Set.of(),
                        factory -> {
                            FeedDriver driver = new FeedDriver(factory, books.get(), kind);
                            script.run(driver);
                            driver.finish();
                        }));
    }
}
