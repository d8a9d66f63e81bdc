package dev.dyno.workloads.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.ImplementationKind;
import dev.dyno.contracts.feed.FeedKind;
import dev.dyno.contracts.feed.MarketDataFeed;
import dev.dyno.contracts.feed.MarketDataFeedFactory;
import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.workloads.feed.conformance.FeedCheck;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Snapshots and updates are the book, for every feed on every book, with and without rules; and our
 * feeds allocate nothing while they tell it.
 */
final class FeedsOnBooksTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_268);
    private static final int COMMANDS = 5_000;
    private static final int PASSES_MAX = 100;
    private static final int PASSES_IN_A_ROW = 3;
    private static final Catalogues CATALOGUES =
            Catalogues.load(FeedsOnBooksTest.class.getClassLoader());
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static List<Entry<MarketDataFeedFactory>> feeds() {
        return CATALOGUES.entries(MarketDataFeedFactory.CONTRACT, MarketDataFeedFactory.class);
    }

    @TestFactory
    Stream<DynamicTest> snapshotAndUpdatesAreTheBook() {
        return CATALOGUES.entries(OrderBookFactory.CONTRACT, OrderBookFactory.class).stream()
                .flatMap(book ->
                        feeds().stream()
                                .flatMap(feed ->
                                        Stream.of(FeedKind.values())
                                                .map(kind -> test(book, feed, kind))));
    }

    private static DynamicTest test(
            Entry<OrderBookFactory> book, Entry<MarketDataFeedFactory> feed, FeedKind kind) {
        return DynamicTest.dynamicTest(
                "%s of %s by %s".formatted(kind.id(), book.id(), feed.id()),
                () -> {
                    assumeTrue(book.availability() instanceof Availability.Usable);
                    OrderBookSpec plain = OrderBookSpec.ofOrders(64);
                    OrderBookSpec ruled = plain.withAllRules();
                    Set<OrderBookCapability> can = book.factory().create(ruled).capabilities();
                    assumeTrue(
                            can.contains(
                                    kind == FeedKind.ORDERS
                                            ? OrderBookCapability.ORDER_TRAVERSAL
                                            : OrderBookCapability.DEPTH));
                    FeedCheck check = new FeedCheck(feed.factory(), book.factory(), kind, SEED);
                    check.run(plain, 0);
                    check.run(ruled, 1);
                });
    }

    @TestFactory
    Stream<DynamicTest> ourFeedsAllocateNothing() {
        assertThat(feeds()).extracting(Entry::id).contains("array");
        return feeds().stream()
                .flatMap(feed ->
                        Stream.of(FeedKind.values())
                                .map(kind ->
                                        DynamicTest.dynamicTest(
                                                feed.id() + " of " + kind.id(),
                                                () -> checkBytes(feed, kind))));
    }

    /** The reference is there to show that the count counts. */
    private static void checkBytes(Entry<MarketDataFeedFactory> feed, FeedKind kind) {
        FeedInput input = new FeedInput(SEED, COMMANDS, kind);
        UpdateDigest digest = new UpdateDigest();
        long bytes = bytes(input, feed.factory().create(input.spec(), digest));
        if (feed.kind() == ImplementationKind.REFERENCE) {
            assertThat(bytes).isGreaterThan(COMMANDS);
        } else {
            assertThat(bytes).as("seed %d", SEED).isZero();
        }
        assertThat(digest.value()).isNotZero();
    }

    /** Returns 0 once several passes in a row allocate nothing, or what the last one did. */
    private static long bytes(FeedInput input, MarketDataFeed feed) {
        long[] reports = input.reports();
        long bytes = 0;
        int inARow = 0;
        for (int pass = 0; pass < PASSES_MAX && inARow < PASSES_IN_A_ROW; pass++) {
            feed.clear();
            long before = THREADS.getCurrentThreadAllocatedBytes();
            FeedInput.apply(reports, feed);
            bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
            inARow = bytes == 0 ? inARow + 1 : 0;
        }
        return inARow == PASSES_IN_A_ROW ? 0 : bytes;
    }
}
