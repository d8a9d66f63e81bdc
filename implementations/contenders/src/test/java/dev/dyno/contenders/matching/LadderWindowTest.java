package dev.dyno.contenders.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.contracts.matching.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A market that leaves the window again and again, against the reference. */
final class LadderWindowTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_262);
    private static final int WIDTH_TICKS = 256;
    private static final int ORDERS_MAX = 400;
    private static final int STEPS = 60_000;

    static List<Arguments> ladders() {
        OrderBookFactory heap = LadderOrderBook::new;
        OrderBookFactory offHeap = OffHeapLadderOrderBook::new;
        return List.of(Arguments.of("heap", heap), Arguments.of("native", offHeap));
    }

    private static final class Log implements ReportSink {
        private final List<List<Long>> reports = new ArrayList<>();

        @Override
        public void report(
                long sequence,
                int header,
                long orderId,
                long makerOrderId,
                long priceTicks,
                long quantity) {
            reports.add(
                    List.of(sequence, (long) header, orderId, makerOrderId, priceTicks, quantity));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ladders")
    void driftingMarketGivesTheReferencesReportsAndOrders(String name, OrderBookFactory factory) {
        OrderBookSpec spec = new OrderBookSpec(ORDERS_MAX, 0, WIDTH_TICKS);
        OrderBook ladder = factory.create(spec);
        OrderBook reference = new TreeMapOrderBook(spec);
        SplittableRandom random = new SplittableRandom(SEED);
        OrderCommand command = new OrderCommand();
        Log expected = new Log();
        Log actual = new Log();
        long market = 0;
        for (int step = 0; step < STEPS; step++) {
            market += drift(random, step);
            next(random, command, step, market);
            reference.apply(command, expected);
            ladder.apply(command, actual);
            assertThat(actual.reports)
                    .as("seed %d, step %d, %s", SEED, step, command)
                    .isEqualTo(expected.reports);
            assertThat(ladder.bestBidTicks()).isEqualTo(reference.bestBidTicks());
            assertThat(ladder.bestAskTicks()).isEqualTo(reference.bestAskTicks());
            if (step % 64 == 0) {
                assertThat(ladder.stateHash())
                        .as("seed %d, step %d", SEED, step)
                        .isEqualTo(reference.stateHash());
            }
            expected.reports.clear();
            actual.reports.clear();
        }
    }

    /** Mostly a slow walk upwards, at times a jump of many windows. */
    private static long drift(SplittableRandom random, int step) {
        if (step % 5_000 == 4_999) {
            return random.nextLong(-100L * WIDTH_TICKS, 100L * WIDTH_TICKS);
        }
        return random.nextInt(4) == 0 ? 1 : 0;
    }

    private static void next(SplittableRandom random, OrderCommand command, int step, long market) {
        long orderId = random.nextLong(2L * ORDERS_MAX);
        long price = market + random.nextInt(-40, 41);
        int quantity = 1 + random.nextInt(50);
        int side = price < market == (random.nextInt(8) > 0) ? Side.BUY : Side.SELL;
        switch (random.nextInt(8)) {
            case 0, 1 -> command.cancel(step, orderId);
            case 2 -> command.replace(step, random.nextInt(2), orderId, price, quantity);
            case 3 -> command.reduce(step, orderId, quantity);
            case 4 ->
                    command.enter(
                            step,
                            side,
                            random.nextInt(OrderType.POST_ONLY + 1),
                            orderId,
                            price,
                            quantity);
            default -> command.enter(step, side, OrderType.LIMIT, orderId, price, quantity);
        }
    }
}
