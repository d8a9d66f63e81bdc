package dev.dyno.workloads.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.pool.PoolFactory;
import dev.dyno.contracts.pool.PoolSpec;
import dev.dyno.contracts.pool.TaskBody;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.contracts.risk.PreTradeRisk;
import dev.dyno.contracts.risk.PreTradeRiskFactory;
import dev.dyno.contracts.risk.RiskVerdict;
import dev.dyno.contracts.risk.parts.LaneWorkers;
import dev.dyno.contracts.risk.parts.RiskLanes;
import dev.dyno.workloads.UsableFactories;
import dev.dyno.workloads.risk.flow.Market;
import dev.dyno.workloads.risk.flow.RiskFlow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks on a pool, with a core behind them. */
@Timeout(60)
final class RiskLanesTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_277);
    private static final int ACCOUNTS = 13;
    private static final int COMMANDS = 20_000;

    private final PreTradeRisk risk =
            UsableFactories.named(
                            PreTradeRiskFactory.CONTRACT, PreTradeRiskFactory.class, "atomic-rows")
                    .create(RiskFlow.spec(ACCOUNTS));
    private final RiskFlow flow = new RiskFlow(SEED, ACCOUNTS);
    private final Market market = new Market(RiskFlow.INSTRUMENTS);
    private final Queue<long[]> allowed = new ConcurrentLinkedQueue<>();
    private final List<List<Long>> checkedByAccount =
            Collections.nCopies(1 + ACCOUNTS, 0).stream()
                    .<List<Long>>map(_ -> new ArrayList<>())
                    .toList();

    private final OrderCommand applied = new OrderCommand();
    private int entered;

    private RiskLanes lanes(int lanes, int capacity, LaneWorkers workers) {
        risk.start();
        return new RiskLanes(risk, lanes, capacity, this::checked, workers);
    }

    private void checked(long[] words, int firstWord, int verdict) {
        OrderCommand command = new OrderCommand().wrap(words, 0);
        // Plain lists: if two workers were at one account, this would tell.
        checkedByAccount.get(command.account()).add(command.sequence());
        if (verdict == RiskVerdict.ALLOWED) {
            allowed.add(words.clone());
        }
    }

    /** Offers all commands while it plays the core's part. */
    private void serve(RiskLanes lanes, List<List<Long>> offeredByAccount) {
        long[] words = new long[OrderCommand.WORDS];
        OrderCommand command = new OrderCommand().wrap(words, 0);
        for (long index = 0; index < COMMANDS; index++) {
            flow.copyTo(index, words);
            offeredByAccount.get(command.account()).add(command.sequence());
            while (!lanes.offer(words, 0, RiskFlow.timeOf(index))) {
                apply();
            }
            apply();
        }
        while (!lanes.isQuiet()) {
            apply();
        }
        apply();
    }

    private void apply() {
        for (long[] next = allowed.poll(); next != null; next = allowed.poll()) {
            market.apply(next, risk);
            entered += applied.wrap(next, 0).type() == CommandType.NEW ? 1 : 0;
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "4, 4", "8, 256", "16, 64"})
    void accountsKeepTheirOrderAndOweNothing(int count, int capacity) {
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            RiskLanes[] lanes = new RiskLanes[1];
            lanes[0] = lanes(count, capacity, lane -> pool.execute(() -> lanes[0].run(lane)));
            serveAndCheck(lanes[0]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"locked-pool", "chase-lev-pool", "block-pool", "steal-half-pool"})
    void lanesRunOnPoolsThatSteal(String id) {
        PoolFactory pools = UsableFactories.named(PoolFactory.CONTRACT, PoolFactory.class, id);
        try (TaskPool pool = pools.start(PoolSpec.of(3))) {
            RiskLanes[] lanes = new RiskLanes[1];
            TaskBody body = (lane, _) -> lanes[0].run((int) lane);
            // A lane waits in the pool once at most, so that there is always room for it.
            lanes[0] = lanes(8, 64, lane -> assertThat(pool.execute(body, lane)).isTrue());
            serveAndCheck(lanes[0]);
            assertThat(pool.statistics().failures()).isZero();
        }
    }

    private void serveAndCheck(RiskLanes lanes) {
        List<List<Long>> offered =
                checkedByAccount.stream().<List<Long>>map(_ -> new ArrayList<>()).toList();
        serve(lanes, offered);
        assertThat(checkedByAccount).as("seed %d", SEED).isEqualTo(offered);
        assertThat(market.difference(RiskFlow.spec(ACCOUNTS), risk)).as("seed %d", SEED).isNull();
        // Room that orders under way hold is refused to others, the more the longer lanes are.
        assertThat(entered).as("seed %d", SEED).isGreaterThan(COMMANDS / 20);
    }

    @Test
    void fullLaneRefusesAndTakesAgain() {
        List<Integer> asked = new ArrayList<>();
        RiskLanes lanes = lanes(1, 2, asked::add);
        long[] words = new long[OrderCommand.WORDS];
        flow.copyTo(0, words);
        assertThat(lanes.offer(words, 0, 0)).isTrue();
        assertThat(lanes.offer(words, 0, 0)).isTrue();
        assertThat(lanes.offer(words, 0, 0)).isFalse();
        assertThat(asked).containsExactly(0);
        assertThat(lanes.isQuiet()).isFalse();
        assertThat(lanes.run(0)).isEqualTo(2);
        assertThat(lanes.isQuiet()).isTrue();
        assertThat(lanes.offer(words, 0, 0)).isTrue();
        assertThat(asked).containsExactly(0, 0);
    }
}
