package dev.dyno.workloads.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.ImplementationKind;
import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.Prices;
import dev.dyno.workloads.RandomOrderCommands;
import dev.dyno.workloads.SplitMix64;
import dev.dyno.workloads.matching.FaultyOrderBook.Fault;
import dev.dyno.workloads.matching.FlowPreparation.Prefixes;
import dev.dyno.workloads.matching.flow.OrderFlow;
import dev.dyno.workloads.matching.flow.SampleFlows;
import dev.dyno.workloads.matching.ring.ReportDigest;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Our books allocate nothing while they apply commands. A replay is repeated on a cleared book, and
 * what its thread allocated is counted exactly. The first replays may link and compile, so that a
 * book passes once some replays in a row allocate not one byte; a book that allocates in each
 * replay never does, however long it is warmed up.
 */
final class AllocationTest {
    private static final long SEED = Long.getLong("dyno.seed", 1);
    private static final int MESSAGES = 20_000;
    private static final int REPLAYS_MAX = 100;
    private static final int REPLAYS_IN_A_ROW = 3;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TestFactory
    Stream<DynamicTest> ourBooksAllocateNothing() {
        List<FlowInput> inputs = inputs();
        return ours().stream()
                .flatMap(entry ->
                        Stream.concat(inputs.stream(), Stream.of(ofEveryRule(entry)))
                                .map(input ->
                                        DynamicTest.dynamicTest(
                                                entry.id() + " on " + input.workload(),
                                                () ->
                                                        assertThat(bytes(input, entry.factory()))
                                                                .as("seed %d", SEED)
                                                                .isZero())));
    }

    /** Without this, an empty list of books would pass. */
    @Test
    void bothLaddersAreLookedAt() {
        assertThat(ours()).extracting(Entry::id).contains("ladder", "ladder-offheap");
    }

    @Test
    void aBookThatAllocatesOnceInAReplayIsCaught() {
        FlowInput input = ofEveryCommand();
        OrderBookFactory ladder = ours().getFirst().factory();
        OrderBookFactory careless =
                spec ->
                        new FaultyOrderBook(
                                ladder.create(spec),
                                Fault.ALLOCATES,
                                MESSAGES / 2,
                                new CountDownLatch(0));
        assertThat(bytes(input, careless)).isBetween(8L, 64L);
    }

    @Test
    void theReferenceIsCaughtAtItsMaps() {
        assertThat(bytes(ofEveryCommand(), MatchingReference.factory())).isGreaterThan(MESSAGES);
    }

    private static List<Entry<OrderBookFactory>> ours() {
        return Catalogues.load(AllocationTest.class.getClassLoader())
                .entries(OrderBookFactory.CONTRACT, OrderBookFactory.class)
                .stream()
                .filter(entry -> entry.kind() == ImplementationKind.OURS)
                .toList();
    }

    private static List<FlowInput> inputs() {
        List<FlowInput> inputs = new ArrayList<>();
        for (Map.Entry<String, LongFunction<OrderFlow>> flow :
                SampleFlows.of(MESSAGES).entrySet()) {
            inputs.add(
                    FlowPreparation.prepare(
                            flow.getKey(),
                            SEED,
                            flow.getValue().apply(SEED),
                            MatchingReference.factory(),
                            Prefixes.UNCHECKED));
        }
        inputs.add(ofEveryCommand());
        return inputs;
    }

    /**
     * Returns commands of all types, order types and refusals on a small book that is often full,
     * at prices in the window, beside it and at the ends of the range, while the market wanders off
     * so that the window has to follow.
     */
    private static FlowInput ofEveryCommand() {
        SplitMix64 random = SplitMix64.named("every-command", SEED);
        long[] words = new long[MESSAGES * OrderCommand.WORDS];
        OrderCommand command = new OrderCommand();
        for (int index = 0; index < MESSAGES; index++) {
            long price = random.nextBetween(-300, 300) + index;
            if (random.nextChance(30)) {
                price = random.nextBetween(-1, 1) * (Prices.PRICE_TICKS_MAX + random.nextInt(2));
            }
            long quantity = random.nextChance(20) ? 0 : random.nextBetween(1, 100);
            long type = random.nextBetween(CommandType.NEW, CommandType.REDUCE + 1);
            long orderType = random.nextBetween(OrderType.LIMIT, OrderType.POST_ONLY + 1);
            long side = random.nextInt(2);
            long flags = random.nextInt(2);
            command.wrap(words, index)
                    .put(
                            index,
                            (int) (type | side << 8 | orderType << 16 | flags << 24),
                            random.nextInt(3_000),
                            price,
                            quantity);
        }
        OrderBookSpec spec = new OrderBookSpec(500, 0, 1_000);
        return input("every-command", spec, words);
    }

    private static FlowInput input(String name, OrderBookSpec spec, long[] words) {
        return new FlowInput(
                name,
                SEED,
                List.of(spec),
                new long[0],
                words,
                1,
                1,
                new FlowAnswer(0, 0, 0),
                referenceAnswer(spec, words),
                new long[0]);
    }

    /** Returns commands that use every rule that a book has, on a book that has them. */
    private static FlowInput ofEveryRule(Entry<OrderBookFactory> entry) {
        OrderBookSpec all = OrderBookSpec.ofOrders(64).withAllRules();
        Set<OrderBookCapability> rules = entry.factory().create(all).capabilities();
        rules.removeIf(capability -> !capability.isRule());
        assertThat(rules).as("rules of %s", entry.id()).isNotEmpty();
        OrderBookSpec spec = all.withRules(rules);
        OrderBook book = MatchingReference.factory().create(spec);
        RandomOrderCommands commands =
                new RandomOrderCommands(SplitMix64.named("every-rule", SEED), book.capabilities());
        long[] words = new long[MESSAGES * OrderCommand.WORDS];
        for (int index = 0; index < MESSAGES; index++) {
            OrderCommand command =
                    new OrderCommand().wrap(words, index).copyOf(commands.next(book.time()));
            book.apply(command, (_, _, _, _, _, _) -> {});
        }
        return input("every-rule", spec, words);
    }

    private static FlowAnswer referenceAnswer(OrderBookSpec spec, long[] words) {
        ReportDigest digest = new ReportDigest();
        OrderBook book = MatchingReference.factory().create(spec);
        OrderCommand command = new OrderCommand();
        for (int index = 0; index < words.length / OrderCommand.WORDS; index++) {
            book.apply(command.wrap(words, index), digest);
        }
        long stateHash = FlowPreparation.stateHash(new OrderBook[] {book});
        return new FlowAnswer(digest.count(), digest.value(), stateHash);
    }

    /** Returns 0 once a book has allocated nothing several times, or what it went on allocating. */
    private static long bytes(FlowInput input, OrderBookFactory factory) {
        FlowBooks books = new FlowBooks(input, factory);
        ReportDigest digest = new ReportDigest();
        long last = 0;
        int inARow = 0;
        for (int replay = 0; replay < REPLAYS_MAX && inARow < REPLAYS_IN_A_ROW; replay++) {
            books.clear();
            books.applyPrefill(digest);
            digest.reset();
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int round = 0; round < input.rounds(); round++) {
                books.applyTimed(digest);
            }
            long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
            inARow = bytes == 0 ? inARow + 1 : 0;
            last = bytes == 0 ? last : bytes;
            books.checkReports("timed phase", input.answer(), digest);
        }
        books.checkState(input.answer());
        return inARow == REPLAYS_IN_A_ROW ? 0 : last;
    }
}
