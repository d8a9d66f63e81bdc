package dev.dyno.workloads.matching.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.workloads.matching.flow.SingleOperationFlow.Operation;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class FlowCompositionTest {
    private static final long SEED = Long.getLong("dyno.seed", 1);
    private static final int MESSAGES = 60_000;

    /** What the published flow's 1,000,000 new orders are and cause. */
    @Test
    void fiveScenarioFlowHasThePublishedMix() {
        FiveScenarioFlow flow = new FiveScenarioFlow(Scenario.NORMAL, 1_000_000, SEED);
        CommandBuffer commands = new CommandBuffer();
        assertThat(flow.appendPrefill(commands)).isFalse();
        long[] byType = new long[CommandType.REDUCE + 1];
        long ioc = 0;
        OrderCommand command = new OrderCommand();
        int looked = 0;
        while (flow.append(commands)) {
            while (looked < commands.count()) {
                commands.get(command, looked++);
                byType[command.type()]++;
                boolean isNew = command.type() == CommandType.NEW;
                ioc += isNew && command.orderType() == OrderType.IOC ? 1 : 0;
            }
        }
        assertThat(byType[CommandType.NEW]).isEqualTo(1_000_000);
        assertNear(commands.count(), 1_996_097, 0.002);
        assertNear(ioc, 150_234, 0.01);
        assertNear(byType[CommandType.CANCEL], 823_422, 0.002);
        assertNear(byType[CommandType.REPLACE], 172_675, 0.01);
        assertThat(byType[CommandType.REDUCE]).isZero();
    }

    private static void assertNear(long actual, long published, double tolerance) {
        assertThat((double) actual)
                .as("seed %d", SEED)
                .isCloseTo((double) published, within(tolerance * published));
    }

    /**
     * The published means of resting orders are those of 1,000,000 new orders. One price path may
     * keep twice as many as another of its scenario, so that the middle of several is compared.
     */
    @ParameterizedTest
    @CsvSource({
        "STATIC, 20900",
        "NORMAL, 2700",
        "SWING_25, 1300",
        "SWING_40, 700",
        "FLASH_CRASH, 240"
    })
    void scenariosKeepAboutAsManyOrdersAsThePublishedOnes(Scenario scenario, int published) {
        int divisor = 10;
        double[] resting = new double[5];
        for (int draw = 0; draw < resting.length; draw++) {
            FlowRun run =
                    FlowRun.of(new FiveScenarioFlow(scenario, 1_000_000 / divisor, draw + 1L));
            assertThat(run.prefillCount()).isZero();
            resting[draw] = run.restingMean() * divisor;
        }
        Arrays.sort(resting);
        assertThat(resting[0]).isGreaterThan(published / 2.5);
        assertThat(resting[resting.length / 2]).isBetween(published / 1.5, published * 1.5);
        assertThat(resting[resting.length - 1]).isLessThan(published * 2.5);
    }

    @Test
    void aStaticPriceHardlyTrades() {
        FlowRun calm = FlowRun.of(new FiveScenarioFlow(Scenario.STATIC, 50_000, SEED));
        FlowRun crash = FlowRun.of(new FiveScenarioFlow(Scenario.FLASH_CRASH, 50_000, SEED));
        assertThat(calm.share(calm.trades())).isLessThan(0.002);
        assertThat(crash.share(crash.trades())).isGreaterThan(0.02);
    }

    @Test
    void exchangeCoreMixIsMostlyMoves() {
        FlowRun run = FlowRun.of(new ExchangeCoreMixFlow(MESSAGES, SEED));
        assertThat(run.prefillCount()).isEqualTo(ExchangeCoreMixFlow.RESTING);
        assertThat(run.messages()).isEqualTo(MESSAGES);
        long limits = run.count(CommandType.NEW) - run.ioc();
        assertThat(run.share(limits)).isCloseTo(0.124, within(0.006));
        assertThat(run.share(run.ioc())).isCloseTo(0.019, within(0.003));
        assertThat(run.share(run.count(CommandType.CANCEL))).isCloseTo(0.072, within(0.005));
        assertThat(run.share(run.count(CommandType.REDUCE))).isCloseTo(0.072, within(0.005));
        assertThat(run.share(run.count(CommandType.REPLACE))).isCloseTo(0.713, within(0.008));
        assertThat(run.restingMean()).isCloseTo(ExchangeCoreMixFlow.RESTING, within(100.0));
        assertThat(run.refusals()).isZero();
    }

    @Test
    void coldUniformFlowKeepsItsSize() {
        int resting = 4_000;
        FlowRun run = FlowRun.of(new ColdUniformFlow(resting, MESSAGES, SEED));
        assertThat(run.prefillCount()).isEqualTo(resting);
        assertThat(run.prefilled()).isEqualTo(resting);
        assertThat(run.messages()).isEqualTo(MESSAGES);
        assertThat(run.restingMean()).isCloseTo(resting, within(0.05 * resting));
        assertThat(run.share(run.ioc())).isCloseTo(0.06, within(0.004));
        long limits = run.count(CommandType.NEW) - run.ioc();
        assertThat(run.share(limits - run.count(CommandType.CANCEL))).isCloseTo(0, within(0.08));
        assertThat(run.refusals()).isZero();
    }

    @Test
    void coldBooksAreOfVeryDifferentSizes() {
        int instruments = 64;
        int resting = 10_000;
        FlowRun run = FlowRun.of(new ColdBooksFlow(instruments, resting, MESSAGES, SEED));
        assertThat(run.prefillCount()).isBetween(resting - instruments, resting + 4 * instruments);
        assertThat(run.messages()).isEqualTo(MESSAGES);
        assertThat(run.share(run.ioc())).isCloseTo(0.06, within(0.004));
        assertThat(run.restingMean()).isCloseTo(resting, within(0.1 * resting));
        assertThat(run.refusals()).isZero();
        int largest = 0;
        for (int instrument = 0; instrument < instruments; instrument++) {
            largest = Math.max(largest, run.book(instrument).orderCount());
        }
        assertThat(largest).isGreaterThan(3 * resting / instruments);
    }

    @Test
    void deepSweepsTakeHundredsOfLevels() {
        FlowRun run = FlowRun.of(new DeepSweepFlow(MESSAGES, SEED));
        int whole = 2 * DeepSweepFlow.LEVELS * DeepSweepFlow.ORDERS_PER_LEVEL;
        assertThat(run.prefillCount()).isEqualTo(whole);
        assertThat(run.restingMost()).isEqualTo(whole);
        assertThat(run.ioc()).isGreaterThan(20);
        double makersPerSweep = (double) run.trades() / run.ioc();
        int fewest = DeepSweepFlow.LEVELS_SWEPT_MIN * DeepSweepFlow.ORDERS_PER_LEVEL;
        assertThat(makersPerSweep).isBetween((double) fewest, whole / 2.0);
        assertThat(run.tradesMost()).isGreaterThan(whole / 4);
        assertThat(run.refusals()).isZero();
    }

    @Test
    void levelPileHasTwoPrices() {
        int pile = 1_000;
        FlowRun run = FlowRun.of(new LevelPileFlow(pile, MESSAGES, SEED));
        assertThat(run.prefillCount()).isEqualTo(2 * pile);
        assertThat(run.share(run.ioc())).isCloseTo(0.2, within(0.01));
        for (int side = 0; side <= 1; side++) {
            assertThat(run.book(0).depth(side, 10, (_, _) -> {})).isEqualTo(1);
        }
        assertThat(run.restingAtEnd()).isBetween(2L * pile - 60, 2L * pile + 10);
        assertThat(run.refusals()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void singleOperationsLeaveTheBookAsItWas(Operation operation) {
        SingleOperationFlow flow = new SingleOperationFlow(operation, 5, SEED);
        FlowRun run = FlowRun.of(flow);
        int whole = 2 * SingleOperationFlow.LEVELS * SingleOperationFlow.ORDERS_PER_LEVEL;
        assertThat(run.prefillCount()).isEqualTo(whole);
        assertThat(run.restingAtEnd()).isEqualTo(whole);
        assertThat(run.restingMost()).isEqualTo(whole + 1);
        assertThat(run.messages() % flow.commandsPerOperation()).isZero();
        assertThat(flow.rounds()).isEqualTo(5);
        assertThat(run.refusals()).isZero();
        assertThat(run.trades())
                .isEqualTo(operation == Operation.ADD_TAKE ? run.messages() / 2 : 0);
    }
}
